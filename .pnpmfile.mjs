// The platform packages of Node give `os` and `cpu` as strings, which the lockfile drops: every platform's binary would be installed.
export const hooks = {
  readPackage(pkg) {
    if (/^node-(bin-)?(linux|darwin|win)-/.test(pkg.name ?? '')) {
      pkg.os = [pkg.os].flat()
      pkg.cpu = [pkg.cpu].flat()
    }
    return pkg
  },
}
