CREATE TABLE "pricing"."bundle_item" (
	"bundle_id" integer NOT NULL,
	"is_of_bundle" boolean DEFAULT true NOT NULL,
	"lot_id" integer NOT NULL,
	"is_bundle" boolean DEFAULT false NOT NULL,
	"quantity" numeric(18, 3) NOT NULL,
	CONSTRAINT "bundle_item_bundle_id_lot_id_pk" PRIMARY KEY("bundle_id","lot_id"),
	CONSTRAINT "bundle_item_kinds" CHECK ("pricing"."bundle_item"."is_of_bundle" and not "pricing"."bundle_item"."is_bundle"),
	CONSTRAINT "bundle_item_quantity" CHECK ("pricing"."bundle_item"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "pricing"."part_number_book" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."part_number_book_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" uuid NOT NULL,
	"version" text,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" json NOT NULL,
	"completed_at" timestamp with time zone,
	"item_count" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT false NOT NULL,
	"deactivated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pricing"."part_number_book_item" (
	"book_id" integer NOT NULL,
	"part_number" text NOT NULL,
	"lot_name" text NOT NULL,
	"quantity" numeric(18, 3) NOT NULL,
	"is_primary" boolean NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "part_number_book_item_book_id_part_number_lot_name_pk" PRIMARY KEY("book_id","part_number","lot_name")
);
--> statement-breakpoint
CREATE TABLE "pricing"."version_counter" (
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "version_counter_kind_day_pk" PRIMARY KEY("kind","day")
);
--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "category" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "is_bundle" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD COLUMN "search_text" text GENERATED ALWAYS AS (lower(name || ' ' || category || ' ' || description)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "is_primary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."lot" ADD CONSTRAINT "lot_kind" UNIQUE("id","is_bundle");--> statement-breakpoint
ALTER TABLE "pricing"."bundle_item" ADD CONSTRAINT "bundle_item_bundle" FOREIGN KEY ("bundle_id","is_of_bundle") REFERENCES "pricing"."lot"("id","is_bundle") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."bundle_item" ADD CONSTRAINT "bundle_item_lot" FOREIGN KEY ("lot_id","is_bundle") REFERENCES "pricing"."lot"("id","is_bundle") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_item_lot" ON "pricing"."bundle_item" USING btree ("lot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "part_number_book_version" ON "pricing"."part_number_book" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "part_number_book_active" ON "pricing"."part_number_book" USING btree ("is_active") WHERE "pricing"."part_number_book"."is_active";--> statement-breakpoint
CREATE INDEX "part_number_book_task" ON "pricing"."part_number_book" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "lot_category" ON "pricing"."lot" USING btree ("category","name");--> statement-breakpoint
CREATE INDEX "lot_search" ON "pricing"."lot" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "part_number_primary_of_lot" ON "pricing"."part_number" USING btree ("lot_id") WHERE "pricing"."part_number"."is_primary";--> statement-breakpoint
CREATE INDEX "part_number_lot" ON "pricing"."part_number" USING btree ("lot_id") WHERE "pricing"."part_number"."lot_id" is not null;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_description" CHECK (char_length("pricing"."part_number"."description") <= 10000);--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_primary" CHECK (not "pricing"."part_number"."is_primary" or "pricing"."part_number"."lot_id" is not null);