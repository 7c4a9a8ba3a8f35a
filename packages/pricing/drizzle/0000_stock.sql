-- For the search index; a database on which it could not be made yet gets it here, or says why not.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE SCHEMA "pricing";
--> statement-breakpoint
CREATE TABLE "pricing"."lot" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."lot_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	CONSTRAINT "lot_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "pricing"."part_number" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."part_number_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"text_key" text NOT NULL,
	"vendor_key" text,
	"part_number" text NOT NULL,
	"vendor" text,
	"description" text,
	"folded_key" text NOT NULL,
	"lot_id" integer,
	"is_ignored" boolean DEFAULT false NOT NULL,
	"import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"search_text" text GENERATED ALWAYS AS (lower(part_number || ' ' || coalesce(vendor, '') || ' ' || coalesce(description, ''))) STORED NOT NULL,
	CONSTRAINT "part_number_key" UNIQUE NULLS NOT DISTINCT("text_key","vendor_key")
);
--> statement-breakpoint
CREATE TABLE "pricing"."setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pricing"."rejected_row" (
	"import_id" bigint NOT NULL,
	"row" integer NOT NULL,
	"column_index" smallint NOT NULL,
	"reason" text NOT NULL,
	"text" text NOT NULL,
	"cells" text[] NOT NULL,
	CONSTRAINT "rejected_row_import_id_row_pk" PRIMARY KEY("import_id","row")
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "pricing"."staged_row" (
	"import_id" bigint NOT NULL,
	"bucket" integer NOT NULL,
	"row" integer NOT NULL,
	"text_key" text NOT NULL,
	"vendor_key" text,
	"part_number" text NOT NULL,
	"vendor" text,
	"name" text,
	"folded_key" text NOT NULL,
	"price" numeric(20, 6),
	"price_text" text,
	"quantities" numeric(18, 3)[] NOT NULL,
	"at_least" boolean[] NOT NULL,
	"quantity_texts" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pricing"."stock_import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."stock_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"file_sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"scope" text NOT NULL,
	"as_of" date NOT NULL,
	"created_by" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"abandoned" boolean DEFAULT false NOT NULL,
	"completed_at" timestamp with time zone,
	"read" integer,
	"merged" integer,
	"skipped" integer,
	"rejected" integer,
	"unmapped" integer,
	"decimal_signs" jsonb NOT NULL,
	"titles" jsonb NOT NULL,
	"warnings" jsonb
);
--> statement-breakpoint
CREATE TABLE "pricing"."stock_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."stock_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"warehouse_import_id" bigint NOT NULL,
	"part_number_id" bigint NOT NULL,
	"row" integer,
	"price" numeric(20, 6),
	"currency" text NOT NULL,
	"quantity" numeric(18, 3),
	"at_least" boolean NOT NULL,
	"price_text" text,
	"quantity_text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pricing"."warehouse" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."warehouse_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"active_import_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "warehouse_name_key_unique" UNIQUE("name_key")
);
--> statement-breakpoint
CREATE TABLE "pricing"."warehouse_import" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."warehouse_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"warehouse_name" text NOT NULL,
	"name_key" text NOT NULL,
	"warehouse_id" integer,
	"compared_with_id" bigint,
	"activates" boolean NOT NULL,
	"activated_at" timestamp with time zone,
	"inserted" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"part_numbers" integer DEFAULT 0 NOT NULL,
	"lines_removed_at" timestamp with time zone,
	CONSTRAINT "warehouse_import_position" UNIQUE("import_id","position")
);
--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_lot_id_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "pricing"."lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."rejected_row" ADD CONSTRAINT "rejected_row_import_id_stock_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "pricing"."stock_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."warehouse" ADD CONSTRAINT "warehouse_active_import_id_warehouse_import_id_fk" FOREIGN KEY ("active_import_id") REFERENCES "pricing"."warehouse_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."warehouse_import" ADD CONSTRAINT "warehouse_import_import_id_stock_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "pricing"."stock_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."warehouse_import" ADD CONSTRAINT "warehouse_import_warehouse_id_warehouse_id_fk" FOREIGN KEY ("warehouse_id") REFERENCES "pricing"."warehouse"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "part_number_folded_key" ON "pricing"."part_number" USING btree ("folded_key");--> statement-breakpoint
CREATE INDEX "part_number_import" ON "pricing"."part_number" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "part_number_search" ON "pricing"."part_number" USING gin (search_text gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "staged_row_bucket" ON "pricing"."staged_row" USING btree ("import_id","bucket");--> statement-breakpoint
CREATE INDEX "stock_import_task" ON "pricing"."stock_import" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "stock_import_file" ON "pricing"."stock_import" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "stock_line_part_number" ON "pricing"."stock_line" USING btree ("warehouse_import_id","part_number_id");--> statement-breakpoint
CREATE INDEX "warehouse_import_warehouse" ON "pricing"."warehouse_import" USING btree ("warehouse_id","id");