import './app/global.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Providers } from './app/providers.tsx'
import { router } from './app/routes.tsx'
import { createI18n } from './i18n/i18n.ts'

async function draw(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element with the id "root" to draw the console into')
  const i18n = await createI18n()
  createRoot(root).render(
    <StrictMode>
      <Providers i18n={i18n}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  )
}

// Not awaited: the pages import what this module does, and a bundler takes a module that waits apart into dozens of files.
void draw()
