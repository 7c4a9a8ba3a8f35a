// What `pnpm start` and `npm start` run. Plain JavaScript, so that an older Node than the project's own gets a sentence and no syntax error.
const wantedMajor = 26

async function main() {
  if (Number(process.versions.node.split('.')[0]) < wantedMajor) {
    process.stderr.write(
      `PriceForge runs on Node ${wantedMajor}, which its install brings along; this is Node ${process.versions.node}.\n` +
        'Start it with: npx -y pnpm@12 start\n',
    )
    return 1
  }
  process.stdout.write('\n  PriceForge\n\n')
  const { start } = await import('./start/start.ts')
  return start()
}

process.exitCode = await main()
