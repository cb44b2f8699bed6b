CREATE TABLE "accounts" (
	"account" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"area" text NOT NULL,
	"unit" text NOT NULL,
	"department" text,
	"password_hash" text NOT NULL,
	"disabled_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"command_id" text NOT NULL,
	"station" text NOT NULL,
	"n" bigint NOT NULL,
	"account" text NOT NULL,
	"event_id" text NOT NULL,
	"area" text NOT NULL,
	"restricted" boolean NOT NULL,
	"involved" text[] NOT NULL,
	"kind" text NOT NULL,
	"done_at" bigint NOT NULL,
	"hub_at" bigint NOT NULL,
	"hash" text NOT NULL,
	"doc" json NOT NULL,
	CONSTRAINT "entries_command_id_unique" UNIQUE("command_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"restricted" boolean NOT NULL,
	"involved" text[] NOT NULL,
	"state" text NOT NULL,
	"seq" bigint NOT NULL,
	"doc" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"epoch" text NOT NULL,
	"store_id" text NOT NULL,
	"session_key" text NOT NULL,
	"registry_version" text
);
--> statement-breakpoint
CREATE TABLE "registries" (
	"version" text PRIMARY KEY NOT NULL,
	"saved_at" bigint NOT NULL,
	"doc" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"station" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" bigint NOT NULL,
	"until" bigint NOT NULL,
	"revoked_at" bigint,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"id" text PRIMARY KEY NOT NULL,
	"no" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "stations_no_unique" UNIQUE("no")
);
--> statement-breakpoint
CREATE INDEX "entries_event" ON "entries" USING btree ("event_id","seq");--> statement-breakpoint
CREATE INDEX "entries_station" ON "entries" USING btree ("station","seq");--> statement-breakpoint
CREATE INDEX "events_area" ON "events" USING btree ("area" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "events_involved" ON "events" USING gin ("involved");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account");