ALTER TABLE "pricing"."part_number_book" ADD COLUMN "activated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pricing"."part_number_book" ADD COLUMN "activated_by" json;