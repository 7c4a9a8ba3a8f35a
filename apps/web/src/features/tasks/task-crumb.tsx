export function TaskCrumb() {
  return null
}
