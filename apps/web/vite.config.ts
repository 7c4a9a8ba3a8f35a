import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:4600'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': server, '/api': server, '/healthz': server } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Browsers that know light-dark(): rewritten for older ones it would ask for a color-scheme that the component library sets elsewhere.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Files, never data: URLs, so that the content security policy needs no exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
