CREATE TABLE "pricing"."rejected_list_row" (
	"task_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"column_index" smallint NOT NULL,
	"reason" text NOT NULL,
	"cells" text[] NOT NULL,
	"rejected_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rejected_list_row_task_id_row_pk" PRIMARY KEY("task_id","row")
);
--> statement-breakpoint
CREATE INDEX "rejected_list_row_age" ON "pricing"."rejected_list_row" USING btree ("rejected_at");