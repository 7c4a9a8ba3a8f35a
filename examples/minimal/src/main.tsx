import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { httpBatchLink } from '@trpc/client'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { trpc } from './tasks.ts'

const queryClient = new QueryClient()
const client = trpc.createClient({ links: [httpBatchLink({ url: '/trpc' })] })

createRoot(document.querySelector('main') ?? document.body).render(
  <trpc.Provider client={client} queryClient={queryClient}>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </trpc.Provider>,
)
