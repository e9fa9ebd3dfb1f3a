using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Workspace.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "workspace_Attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemovedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Attachments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeletedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Comments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_FileRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Megabytes = table.Column<int>(type: "INTEGER", nullable: false),
                    Allowed = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Refused = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_FileRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Followers",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HasLeft = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Followers", x => new { x.Kind, x.RecordId, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "workspace_NoticeChoices",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_NoticeChoices", x => new { x.UserId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "workspace_Notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOwn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Mail = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LetterId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Notifications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_NotificationSettings",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuietFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    QuietTo = table.Column<int>(type: "INTEGER", nullable: true),
                    LastDailyOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_NotificationSettings", x => x.UserId);
                });

            migrationBuilder.CreateTable(
                name: "workspace_RecentRecords",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_RecentRecords", x => new { x.UserId, x.Kind, x.RecordId });
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchDocuments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Recency = table.Column<long>(type: "INTEGER", nullable: false),
                    IsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchDocuments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchFillings",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Form = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchFillings", x => x.Kind);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "INTEGER", nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "workspace_FormerTexts",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_FormerTexts", x => new { x.CommentId, x.Number });
                    table.ForeignKey(
                        name: "FK_workspace_FormerTexts_workspace_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "workspace_Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_Mentions",
                columns: table => new
                {
                    CommentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_Mentions", x => new { x.CommentId, x.UserId });
                    table.ForeignKey(
                        name: "FK_workspace_Mentions_workspace_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "workspace_Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "workspace_SearchParts",
                columns: table => new
                {
                    Part = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    DocumentId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_workspace_SearchParts", x => new { x.Part, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_workspace_SearchParts_workspace_SearchDocuments_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "workspace_SearchDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Attachments_Kind_RecordId_RemovedAt",
                table: "workspace_Attachments",
                columns: new[] { "Kind", "RecordId", "RemovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Comments_Kind_RecordId_WrittenAt",
                table: "workspace_Comments",
                columns: new[] { "Kind", "RecordId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Followers_UserId",
                table: "workspace_Followers",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Mentions_UserId",
                table: "workspace_Mentions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Unread",
                table: "workspace_Notifications",
                columns: new[] { "UserId", "At" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_At",
                table: "workspace_Notifications",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_EventId_UserId",
                table: "workspace_Notifications",
                columns: new[] { "EventId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_Mail_UserId",
                table: "workspace_Notifications",
                columns: new[] { "Mail", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_RecordId_Kind",
                table: "workspace_Notifications",
                columns: new[] { "RecordId", "Kind" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_workspace_Notifications_UserId_At",
                table: "workspace_Notifications",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_RecentRecords_UserId_At",
                table: "workspace_RecentRecords",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchDocuments_Kind_Title",
                table: "workspace_SearchDocuments",
                columns: new[] { "Kind", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchDocuments_RecordId_Kind",
                table: "workspace_SearchDocuments",
                columns: new[] { "RecordId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_workspace_SearchParts_DocumentId",
                table: "workspace_SearchParts",
                column: "DocumentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "workspace_Attachments");

            migrationBuilder.DropTable(
                name: "workspace_FileRules");

            migrationBuilder.DropTable(
                name: "workspace_Followers");

            migrationBuilder.DropTable(
                name: "workspace_FormerTexts");

            migrationBuilder.DropTable(
                name: "workspace_Mentions");

            migrationBuilder.DropTable(
                name: "workspace_NoticeChoices");

            migrationBuilder.DropTable(
                name: "workspace_Notifications");

            migrationBuilder.DropTable(
                name: "workspace_NotificationSettings");

            migrationBuilder.DropTable(
                name: "workspace_RecentRecords");

            migrationBuilder.DropTable(
                name: "workspace_SearchFillings");

            migrationBuilder.DropTable(
                name: "workspace_SearchParts");

            migrationBuilder.DropTable(
                name: "workspace_Users");

            migrationBuilder.DropTable(
                name: "workspace_Comments");

            migrationBuilder.DropTable(
                name: "workspace_SearchDocuments");
        }
    }
}
