ALTER TABLE "pricing"."warehouse" ADD COLUMN "retired_by" json;--> statement-breakpoint
ALTER TABLE "pricing"."warehouse" ADD COLUMN "retired_at" timestamp with time zone;