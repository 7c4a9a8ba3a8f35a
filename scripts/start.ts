// What `pnpm start` and `npm start` run. Everything that needs this project's own Node is loaded after the check of the version.
const wantedMajor = 26

async function main(): Promise<number> {
  const major = Number(process.versions.node.split('.')[0])
  if (major < wantedMajor) {
    process.stderr.write(
      `PriceForge runs on Node ${wantedMajor}, which it brings along; this is Node ${process.versions.node}. Start it with: npx -y pnpm@12 start\n`,
    )
    return 1
  }
  process.stdout.write('\n  PriceForge\n\n')
  const { start } = await import('./start/start.ts')
  return start()
}

process.exitCode = await main()
