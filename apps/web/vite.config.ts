import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:4600'

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/trpc': server, '/api': server, '/healthz': server } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Files, never data: URLs, so that the content security policy needs no exception.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
