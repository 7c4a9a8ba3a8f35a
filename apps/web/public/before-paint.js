// Runs before the first paint, so that a chosen theme does not flash in the other one. A file of its own: inline scripts are forbidden.
try {
  const chosen = localStorage.getItem('priceforge-theme') || 'auto'
  const dark = chosen === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.lang = localStorage.getItem('priceforge-language') || document.documentElement.lang
} catch {
  // Storage may be forbidden; the system's theme is used then.
}

// zod compiles its schemas by `new Function`, which the content security policy forbids; told so, it does not even try.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true })
