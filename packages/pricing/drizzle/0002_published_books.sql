ALTER TABLE "pricing"."part_number_book_item" ADD COLUMN "id" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."part_number_book_item_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE UNIQUE INDEX "part_number_book_item_page" ON "pricing"."part_number_book_item" USING btree ("book_id","id");
--> statement-breakpoint
-- What QuoteForge's sync reads, under the names that it knows. Books that are being made or deleted are not in them.
CREATE VIEW "public"."qt_partnumber_books" AS
SELECT "id", "version", "created_at", "created_by" ->> 'name' AS "created_by", "is_active"
FROM "pricing"."part_number_book"
WHERE "completed_at" IS NOT NULL;
--> statement-breakpoint
CREATE VIEW "public"."qt_partnumber_book_items" AS
SELECT "item"."id", "item"."book_id", "item"."part_number" AS "partnumber", "item"."lot_name", "item"."quantity",
	"item"."is_primary" AS "is_primary_pn", "item"."description"
FROM "pricing"."part_number_book_item" "item"
JOIN "pricing"."part_number_book" "book" ON "book"."id" = "item"."book_id"
WHERE "book"."completed_at" IS NOT NULL;
--> statement-breakpoint
COMMENT ON VIEW "public"."qt_partnumber_books" IS 'Complete part-number books; exactly one is active once there is one. A book stays for an hour at least after another took its place';
--> statement-breakpoint
COMMENT ON VIEW "public"."qt_partnumber_book_items" IS 'The rows of complete books: part number -> LOT and quantity. Page by (book_id, id)';
