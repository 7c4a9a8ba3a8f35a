/** The answer to what has become a task: where to ask for it, and when. */
export function taskAccepted(taskId: string): Response {
  return Response.json(
    { task_id: taskId },
    {
      status: 202,
      headers: { location: `/api/tasks/${taskId}`, 'retry-after': '1', 'cache-control': 'no-store' },
    },
  )
}
