CREATE SCHEMA "files";
--> statement-breakpoint
CREATE TABLE "files"."chunk" (
	"file_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "chunk_file_id_number_pk" PRIMARY KEY("file_id","number")
);
--> statement-breakpoint
CREATE TABLE "files"."file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"owner_id" text NOT NULL,
	"size" bigint,
	"sha256" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "file_complete" CHECK (completed_at is null or (size is not null and sha256 is not null))
);
--> statement-breakpoint
ALTER TABLE "files"."chunk" ADD CONSTRAINT "chunk_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "files"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_used_at" ON "files"."file" USING btree ("used_at");--> statement-breakpoint
-- Workbooks are compressed already, and compressing text would cost more time than the disk it saves.
ALTER TABLE "files"."chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
