CREATE TABLE "pricing"."mapping_decision" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pricing"."mapping_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"how" text NOT NULL,
	"decided_by" json NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"task_id" uuid,
	"undone_by" json,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "pricing"."mapping_decision_item" (
	"decision_id" bigint NOT NULL,
	"part_number_id" bigint NOT NULL,
	"lot_id" integer,
	"is_ignored" boolean NOT NULL,
	"postponed_at" timestamp with time zone,
	"is_primary" boolean NOT NULL,
	"replaced_by_id" bigint,
	"description" text,
	"describes" boolean NOT NULL,
	"earlier_decision_id" bigint,
	CONSTRAINT "mapping_decision_item_decision_id_part_number_id_pk" PRIMARY KEY("decision_id","part_number_id")
);
--> statement-breakpoint
CREATE TABLE "pricing"."learned_affix" (
	"vendor_key" text NOT NULL,
	"is_suffix" boolean NOT NULL,
	"affix" text NOT NULL,
	"agree" integer NOT NULL,
	"disagree" integer NOT NULL,
	CONSTRAINT "learned_affix_vendor_key_is_suffix_affix_pk" PRIMARY KEY("vendor_key","is_suffix","affix")
);
--> statement-breakpoint
CREATE TABLE "pricing"."stock_currency" (
	"currency" text PRIMARY KEY NOT NULL,
	"lines" integer NOT NULL,
	"value" numeric(38, 9) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pricing"."unmapped_part_number" (
	"part_number_id" bigint PRIMARY KEY NOT NULL,
	"stock_value" numeric(30, 6) NOT NULL,
	"warehouse_ids" integer[] NOT NULL,
	"worth" numeric(36, 6) GENERATED ALWAYS AS (stock_value * cardinality(warehouse_ids)) STORED NOT NULL,
	"vendor_key" text,
	"search_text" text NOT NULL,
	"suggested_id" bigint,
	"suggested_score" real,
	"suggested_reason" text,
	"suggested_affix" text
);
--> statement-breakpoint
ALTER TABLE "pricing"."part_number" DROP CONSTRAINT "part_number_primary";--> statement-breakpoint
DROP INDEX "pricing"."part_number_primary_of_lot";--> statement-breakpoint
DROP INDEX "pricing"."part_number_lot";--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "postponed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "is_ambiguous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "replaced_by_id" bigint;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "decision_id" bigint;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "pricing"."mapping_decision_item" ADD CONSTRAINT "mapping_decision_item_decision_id_mapping_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "pricing"."mapping_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mapping_decision_item_part_number" ON "pricing"."mapping_decision_item" USING btree ("part_number_id","decision_id");--> statement-breakpoint
CREATE INDEX "unmapped_part_number_worth" ON "pricing"."unmapped_part_number" USING btree ("worth","part_number_id");--> statement-breakpoint
CREATE INDEX "unmapped_part_number_suggested" ON "pricing"."unmapped_part_number" USING btree ("worth","part_number_id") WHERE suggested_id is not null;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_replaced_by_id_part_number_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "pricing"."part_number"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_decision_id_mapping_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "pricing"."mapping_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "part_number_lot_member" ON "pricing"."part_number" USING btree ("lot_id","id") WHERE "pricing"."part_number"."lot_id" is not null;--> statement-breakpoint
CREATE INDEX "part_number_decision" ON "pricing"."part_number" USING btree (coalesce(decision_id, 0),"id");--> statement-breakpoint
CREATE INDEX "part_number_vendor" ON "pricing"."part_number" USING btree ("vendor_key");--> statement-breakpoint
CREATE INDEX "part_number_ignored" ON "pricing"."part_number" USING btree ("text_key","id") WHERE is_ignored;--> statement-breakpoint
CREATE INDEX "part_number_check_again" ON "pricing"."part_number" USING btree ("text_key","id") WHERE (postponed_at is not null or is_ambiguous) and not is_ignored;--> statement-breakpoint
CREATE INDEX "part_number_replaced_by" ON "pricing"."part_number" USING btree ("replaced_by_id") WHERE "pricing"."part_number"."replaced_by_id" is not null;--> statement-breakpoint
UPDATE "pricing"."part_number" SET "is_primary" = false WHERE "is_primary" AND "is_ignored";--> statement-breakpoint
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_primary" CHECK (not "pricing"."part_number"."is_primary" or ("pricing"."part_number"."lot_id" is not null and not "pricing"."part_number"."is_ignored"));
--> statement-breakpoint
-- Judged at the end of a statement, so that one statement can move the role from one part number to another.
ALTER TABLE "pricing"."part_number" ADD CONSTRAINT "part_number_primary_of_lot"
	EXCLUDE USING btree ("lot_id" WITH =) WHERE ("is_primary") DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
UPDATE "pricing"."part_number" SET "is_primary" = true
FROM (
	SELECT min("id") AS "id" FROM "pricing"."part_number" WHERE "lot_id" IS NOT NULL AND NOT "is_ignored"
	GROUP BY "lot_id" HAVING NOT bool_or("is_primary")
) "heir"
WHERE "part_number"."id" = "heir"."id";
--> statement-breakpoint
UPDATE "pricing"."part_number" SET "is_ambiguous" = true
WHERE "lot_id" IS NOT NULL AND NOT "is_ignored" AND "text_key" IN (
	SELECT "text_key" FROM "pricing"."part_number" WHERE "lot_id" IS NOT NULL AND NOT "is_ignored"
	GROUP BY "text_key" HAVING min("lot_id") <> max("lot_id"));
--> statement-breakpoint
INSERT INTO "pricing"."unmapped_part_number" ("part_number_id", "vendor_key", "search_text", "stock_value", "warehouse_ids")
SELECT "id", "vendor_key", "search_text", 0, '{}' FROM "pricing"."part_number"
WHERE "lot_id" IS NULL AND NOT "is_ignored"
	AND ("import_id" IS NULL OR "import_id" IN (SELECT "id" FROM "pricing"."stock_import" WHERE "completed_at" IS NOT NULL));
--> statement-breakpoint
-- Who decides about part numbers does so one after the other, so that what the triggers below see is what there is: "pnum".
CREATE FUNCTION "pricing"."lock_mappings"() RETURNS void LANGUAGE sql AS $$ SELECT pg_advisory_xact_lock(1886287213) $$;
--> statement-breakpoint
CREATE FUNCTION "pricing"."lock_mappings_first"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pricing.lock_mappings();
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Before any row is locked, so that two of them never wait for each other. An import's statements name none of these columns.
CREATE TRIGGER "part_number_lock_mappings" BEFORE UPDATE OF "lot_id", "is_ignored", "is_primary", "replaced_by_id" ON "pricing"."part_number"
	FOR EACH STATEMENT EXECUTE FUNCTION "pricing"."lock_mappings_first"();
--> statement-breakpoint
CREATE FUNCTION "pricing"."give_up_primary"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.is_primary := false;
	RETURN NEW;
END $$;
--> statement-breakpoint
-- Whoever leaves a LOT, or is ignored, leaves the role.
CREATE TRIGGER "part_number_give_up_primary" BEFORE UPDATE ON "pricing"."part_number" FOR EACH ROW
	WHEN (OLD."is_primary" AND NEW."is_primary" AND (NEW."lot_id" IS DISTINCT FROM OLD."lot_id" OR NEW."is_ignored"))
	EXECUTE FUNCTION "pricing"."give_up_primary"();
--> statement-breakpoint
-- Gives each touched LOT that has part numbers, but no primary one, the part number of the least id.
CREATE FUNCTION "pricing"."keep_primaries"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	touched int[];
BEGIN
	IF TG_OP = 'INSERT' THEN
		SELECT array_agg(DISTINCT lot_id) INTO touched FROM new_rows WHERE lot_id IS NOT NULL AND NOT is_ignored;
	ELSIF TG_OP = 'DELETE' THEN
		SELECT array_agg(DISTINCT lot_id) INTO touched FROM old_rows WHERE is_primary;
	ELSE
		SELECT array_agg(DISTINCT lot_id) INTO touched FROM (
			SELECT lot_id FROM old_rows WHERE is_primary
			UNION ALL
			SELECT lot_id FROM new_rows WHERE lot_id IS NOT NULL AND NOT is_ignored AND NOT is_primary) changed;
	END IF;
	IF touched IS NULL THEN
		RETURN NULL;
	END IF;
	PERFORM pricing.lock_mappings();
	-- One look at the members of each LOT by the index made for it, which is the only one that the planner can take: it may not know yet
	-- that anything is mapped.
	UPDATE pricing.part_number SET is_primary = true
	FROM unnest(touched) AS widowed(lot_id)
	CROSS JOIN LATERAL (
		SELECT min(member.id) FILTER (WHERE NOT member.is_ignored) AS id FROM pricing.part_number member
		WHERE member.lot_id = widowed.lot_id HAVING NOT bool_or(member.is_primary)) heir
	WHERE part_number.id = heir.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "part_number_keep_primaries_insert" AFTER INSERT ON "pricing"."part_number"
	REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "pricing"."keep_primaries"();
--> statement-breakpoint
CREATE TRIGGER "part_number_keep_primaries_update" AFTER UPDATE ON "pricing"."part_number"
	REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION "pricing"."keep_primaries"();
--> statement-breakpoint
CREATE TRIGGER "part_number_keep_primaries_delete" AFTER DELETE ON "pricing"."part_number"
	REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION "pricing"."keep_primaries"();
--> statement-breakpoint
CREATE FUNCTION "pricing"."refuse_replacement_circle"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pricing.lock_mappings();
	IF EXISTS (
		WITH RECURSIVE chain(id) AS (
			SELECT NEW.replaced_by_id
			UNION
			SELECT part_number.replaced_by_id FROM chain JOIN pricing.part_number ON part_number.id = chain.id
			WHERE part_number.replaced_by_id IS NOT NULL
		)
		SELECT FROM chain WHERE id = NEW.id
	) THEN
		RAISE EXCEPTION 'Part number % would be replaced by itself, in one step or several', NEW.id
			USING ERRCODE = 'check_violation', CONSTRAINT = 'part_number_replacement_circle';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "part_number_replacement_circle" AFTER INSERT OR UPDATE OF "replaced_by_id" ON "pricing"."part_number" FOR EACH ROW
	WHEN (NEW."replaced_by_id" IS NOT NULL) EXECUTE FUNCTION "pricing"."refuse_replacement_circle"();
