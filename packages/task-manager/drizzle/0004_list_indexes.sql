DROP INDEX "tasks"."task_subject";--> statement-breakpoint
DROP INDEX "tasks"."task_newest";--> statement-breakpoint
DROP INDEX "tasks"."task_type";--> statement-breakpoint
DROP INDEX "tasks"."task_status_newest";--> statement-breakpoint
DROP INDEX "tasks"."task_creator";--> statement-breakpoint
CREATE INDEX "task_subject" ON "tasks"."task" USING gin (subject gin_trgm_ops) WHERE "tasks"."task"."subject" is not null;--> statement-breakpoint
CREATE INDEX "task_newest" ON "tasks"."task" USING btree ("created_at","id","type","status","created_by_id");--> statement-breakpoint
CREATE INDEX "task_type" ON "tasks"."task" USING btree ("type","created_at","id","status","created_by_id");--> statement-breakpoint
CREATE INDEX "task_status_newest" ON "tasks"."task" USING btree ("status","created_at","id","type","created_by_id");--> statement-breakpoint
CREATE INDEX "task_creator" ON "tasks"."task" USING btree ("created_by_id","created_at","id","type","status");