INSERT INTO "tasks"."submission_key" ("type", "actor_id", "key", "task_id")
	SELECT "type", "created_by_id", "idempotency_key", "id" FROM "tasks"."task" WHERE "idempotency_key" IS NOT NULL;--> statement-breakpoint
DROP INDEX "tasks"."task_idempotency";--> statement-breakpoint
ALTER TABLE "tasks"."task" DROP COLUMN "idempotency_key";