using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Platform.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "platform");

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Module = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Entity = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    EntityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Changes = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChangedRecords",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Of = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangedRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventLog",
                schema: "platform",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StreamId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StreamPosition = table.Column<long>(type: "bigint", nullable: false),
                    OccurredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Cause = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    CauseId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventLog", x => x.Sequence);
                    table.UniqueConstraint("AK_EventLog_EventId", x => x.EventId);
                });

            migrationBuilder.CreateTable(
                name: "ExternalIds",
                schema: "platform",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Resource = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExternalIds", x => new { x.UserId, x.Resource, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "ImportedRows",
                schema: "platform",
                columns: table => new
                {
                    BatchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Row = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Before = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedRows", x => new { x.BatchId, x.Row, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "InboxMessages",
                schema: "platform",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Listener = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    HandledAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMessages", x => new { x.EventId, x.Listener });
                });

            migrationBuilder.CreateTable(
                name: "Listeners",
                schema: "platform",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    FedThrough = table.Column<long>(type: "bigint", nullable: false),
                    FeedsThrough = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Listeners", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "LogMarks",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    After = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LogMarks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MergedRecords",
                schema: "platform",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MergeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IntoName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MergedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MergedRecords", x => new { x.Kind, x.FromId });
                });

            migrationBuilder.CreateTable(
                name: "MovedReferences",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MergeId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    RowId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Was = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MovedReferences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecordTags",
                schema: "platform",
                columns: table => new
                {
                    RecordId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TagId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordTags", x => new { x.RecordId, x.TagId });
                });

            migrationBuilder.CreateTable(
                name: "ScheduledJobs",
                schema: "platform",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    NextRunAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    LastRunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastDurationMs = table.Column<long>(type: "bigint", nullable: false),
                    FailedAttempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScheduledJobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SharedCounts",
                schema: "platform",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedCounts", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SubmittedForms",
                schema: "platform",
                columns: table => new
                {
                    Key = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Content = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ResultUrl = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ReplyStatus = table.Column<int>(type: "int", nullable: true),
                    Reply = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    ReplyTag = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmittedForms", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "WriteTrials",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Filling = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WriteTrials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    EventId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Listener = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    StreamId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StreamPosition = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockedUntil = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LockToken = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    DeadLetteredAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_EventLog_EventId",
                        column: x => x.EventId,
                        principalSchema: "platform",
                        principalTable: "EventLog",
                        principalColumn: "EventId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                schema: "platform",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Entity_At",
                schema: "platform",
                table: "AuditEntries",
                columns: new[] { "Entity", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_EntityId_At",
                schema: "platform",
                table: "AuditEntries",
                columns: new[] { "EntityId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UserId_At",
                schema: "platform",
                table: "AuditEntries",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ChangedRecords_Kind_Id",
                schema: "platform",
                table: "ChangedRecords",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_EventLog_Name_Sequence",
                schema: "platform",
                table: "EventLog",
                columns: new[] { "Name", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_EventLog_StreamId",
                schema: "platform",
                table: "EventLog",
                column: "StreamId");

            migrationBuilder.CreateIndex(
                name: "IX_ExternalIds_Key",
                schema: "platform",
                table: "ExternalIds",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportedRows_BatchId_RecordId",
                schema: "platform",
                table: "ImportedRows",
                columns: new[] { "BatchId", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_InboxMessages_HandledAt",
                schema: "platform",
                table: "InboxMessages",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_MergedRecords_Kind_IntoId",
                schema: "platform",
                table: "MergedRecords",
                columns: new[] { "Kind", "IntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_MovedReferences_MergeId_Place",
                schema: "platform",
                table: "MovedReferences",
                columns: new[] { "MergeId", "Place" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_DueAt_Id",
                schema: "platform",
                table: "OutboxMessages",
                columns: new[] { "DueAt", "Id" },
                filter: "[DeadLetteredAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_EventId",
                schema: "platform",
                table: "OutboxMessages",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_Listener_StreamId_StreamPosition",
                schema: "platform",
                table: "OutboxMessages",
                columns: new[] { "Listener", "StreamId", "StreamPosition" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordTags_TagId_RecordId",
                schema: "platform",
                table: "RecordTags",
                columns: new[] { "TagId", "RecordId" });

            migrationBuilder.CreateIndex(
                name: "IX_SubmittedForms_At",
                schema: "platform",
                table: "SubmittedForms",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "ChangedRecords",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "ExternalIds",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "ImportedRows",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "InboxMessages",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "Listeners",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "LogMarks",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "MergedRecords",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "MovedReferences",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "OutboxMessages",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "RecordTags",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "ScheduledJobs",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "SharedCounts",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "SubmittedForms",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "WriteTrials",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "EventLog",
                schema: "platform");
        }
    }
}
