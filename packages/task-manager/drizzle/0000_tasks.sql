CREATE SCHEMA "tasks";
--> statement-breakpoint
CREATE TABLE "tasks"."task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"input" json NOT NULL,
	"input_digest" text NOT NULL,
	"subject" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" json NOT NULL,
	"created_by_id" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone,
	"progress" smallint DEFAULT 0 NOT NULL,
	"message" json,
	"result" json,
	"error" json,
	"attempt" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"retry_of" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"serial" boolean NOT NULL,
	"lane" text NOT NULL,
	"job_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"logged" integer DEFAULT 0 NOT NULL,
	"idempotency_key" text,
	"acknowledged_at" timestamp (3) with time zone,
	"needs_cleanup" boolean DEFAULT false NOT NULL,
	CONSTRAINT "task_status" CHECK ("tasks"."task"."status" in ('queued', 'running', 'completed', 'error', 'cancelled')),
	CONSTRAINT "task_done" CHECK (("tasks"."task"."done_at" is null) = ("tasks"."task"."status" in ('queued', 'running'))),
	CONSTRAINT "task_progress" CHECK ("tasks"."task"."progress" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "tasks"."task_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks"."task_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"attempt" integer NOT NULL,
	"kind" text NOT NULL,
	"data" json NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "task_idempotency" ON "tasks"."task" USING btree ("type","created_by_id","idempotency_key") WHERE "tasks"."task"."idempotency_key" is not null;--> statement-breakpoint
CREATE INDEX "task_newest" ON "tasks"."task" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "task_type" ON "tasks"."task" USING btree ("type","created_at","id");--> statement-breakpoint
CREATE INDEX "task_status_newest" ON "tasks"."task" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "task_creator" ON "tasks"."task" USING btree ("created_by_id","created_at","id");--> statement-breakpoint
CREATE INDEX "task_done" ON "tasks"."task" USING btree ("done_at","status","type") WHERE "tasks"."task"."done_at" is not null;--> statement-breakpoint
CREATE INDEX "task_queued" ON "tasks"."task" USING btree ("type","lane","priority" DESC NULLS FIRST,"due_at","id") WHERE "tasks"."task"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "task_running" ON "tasks"."task" USING btree ("type","lane") WHERE "tasks"."task"."status" = 'running';--> statement-breakpoint
CREATE INDEX "task_needs_cleanup" ON "tasks"."task" USING btree ("type") WHERE "tasks"."task"."needs_cleanup";--> statement-breakpoint
CREATE INDEX "task_event_task" ON "tasks"."task_event" USING btree ("task_id","id");