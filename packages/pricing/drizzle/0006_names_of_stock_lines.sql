ALTER TABLE "pricing"."stock_line" ADD COLUMN "name" text;--> statement-breakpoint
CREATE INDEX "stock_line_name" ON "pricing"."stock_line" USING btree ("part_number_id","id") WHERE name is not null;