CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "tasks"."submission_key" (
	"type" text NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"task_id" uuid NOT NULL,
	CONSTRAINT "submission_key_type_actor_id_key_pk" PRIMARY KEY("type","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "tasks"."task_step" (
	"task_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" json,
	CONSTRAINT "task_step_task_id_name_pk" PRIMARY KEY("task_id","name")
);
--> statement-breakpoint
ALTER TABLE "tasks"."task" ADD COLUMN "coalesces" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "submission_key_task" ON "tasks"."submission_key" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "task_coalesced" ON "tasks"."task" USING btree ("type","input_digest") WHERE "tasks"."task"."coalesces" and "tasks"."task"."status" = 'queued' and "tasks"."task"."attempt" = 0;--> statement-breakpoint
CREATE INDEX "task_subject" ON "tasks"."task" USING gin (subject gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "task_ended" ON "tasks"."task" USING btree ("type","done_at") WHERE "tasks"."task"."done_at" is not null;