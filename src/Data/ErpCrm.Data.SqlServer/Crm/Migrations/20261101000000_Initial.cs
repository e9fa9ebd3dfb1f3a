using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ErpCrm.Data.SqlServer.Crm.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "crm");

            migrationBuilder.CreateTable(
                name: "Activities",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    HappenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuthorName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Activities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Companies",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    LegalName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    TaxId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Website = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Industry = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "int", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ClientSince = table.Column<DateOnly>(type: "date", nullable: true),
                    RegisteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    SoundKey = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    TaxKey = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    EmailKey = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    IsDistinct = table.Column<bool>(type: "bit", nullable: false),
                    EmailDomain = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    OtherNames = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Companies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DealProjects",
                schema: "crm",
                columns: table => new
                {
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DealProjects", x => x.DealId);
                });

            migrationBuilder.CreateTable(
                name: "DistinctPairs",
                schema: "crm",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    LeftId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RightId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistinctPairs", x => new { x.Kind, x.LeftId, x.RightId });
                });

            migrationBuilder.CreateTable(
                name: "ExchangeRateCopies",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Rate = table.Column<decimal>(type: "decimal(18,8)", precision: 18, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeRateCopies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LeadId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    IsDropped = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Leads",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    CompanyName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    EstimatedValue = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DisqualifyReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DisqualifyNote = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    CapturedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastActivityAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EmailKey = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Merges",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FromName = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    MergedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MergedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    PartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    States = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Merges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Stages",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Probability = table.Column<int>(type: "int", nullable: false),
                    Colour = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    Role = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Contacts",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    JobTitle = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    OtherAddresses = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    IsPrimary = table.Column<bool>(type: "bit", nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    EmailKey = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    IsDistinct = table.Column<bool>(type: "bit", nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contacts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalSchema: "crm",
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deals",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContactId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    ExpectedCloseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnProbability = table.Column<int>(type: "int", nullable: true),
                    Rank = table.Column<double>(type: "float", nullable: false),
                    Billing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HourlyRate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BudgetHours = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "int", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WinReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    LossReason = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    ReasonNote = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deals_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalSchema: "crm",
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deals_Stages_StageId",
                        column: x => x.StageId,
                        principalSchema: "crm",
                        principalTable: "Stages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DealMilestones",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DealMilestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DealMilestones_Deals_DealId",
                        column: x => x.DealId,
                        principalSchema: "crm",
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StagePassages",
                schema: "crm",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StageName = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Probability = table.Column<int>(type: "int", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EnteredById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EnteredByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagePassages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StagePassages_Deals_DealId",
                        column: x => x.DealId,
                        principalSchema: "crm",
                        principalTable: "Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                schema: "crm",
                table: "Stages",
                columns: new[] { "Id", "Colour", "Name", "Position", "Probability", "Version" },
                values: new object[,]
                {
                    { new Guid("0197a000-0000-7000-8000-000000000001"), "Gray", "New", 1, 10, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000002"), "Blue", "Qualified", 2, 25, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000003"), "Violet", "Proposal", 3, 50, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000004"), "Amber", "Negotiation", 4, 75, 0 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Activities_EngagementId_HappenedAt",
                schema: "crm",
                table: "Activities",
                columns: new[] { "EngagementId", "HappenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_EmailDomain_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "EmailDomain", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_EmailKey_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "EmailKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_MergedIntoId",
                schema: "crm",
                table: "Companies",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_Name",
                schema: "crm",
                table: "Companies",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey",
                schema: "crm",
                table: "Companies",
                column: "NameKey",
                unique: true,
                filter: "TaxKey IS NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_NameKey_TaxKey_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "NameKey", "TaxKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_OwnerId_Name",
                schema: "crm",
                table: "Companies",
                columns: new[] { "OwnerId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_PhoneKey_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "PhoneKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_RegisteredAt",
                schema: "crm",
                table: "Companies",
                column: "RegisteredAt");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_SoundKey_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "SoundKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_Status_Name",
                schema: "crm",
                table: "Companies",
                columns: new[] { "Status", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_Tax",
                schema: "crm",
                table: "Companies",
                column: "TaxKey",
                unique: true,
                filter: "TaxKey IS NOT NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Companies_TaxKey_MergedIntoId",
                schema: "crm",
                table: "Companies",
                columns: new[] { "TaxKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_CompanyId_EmailKey",
                schema: "crm",
                table: "Contacts",
                columns: new[] { "CompanyId", "EmailKey" },
                unique: true,
                filter: "EmailKey IS NOT NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_CompanyId_Name",
                schema: "crm",
                table: "Contacts",
                columns: new[] { "CompanyId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_CompanyId_NameKey_MergedIntoId",
                schema: "crm",
                table: "Contacts",
                columns: new[] { "CompanyId", "NameKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_EmailKey_MergedIntoId",
                schema: "crm",
                table: "Contacts",
                columns: new[] { "EmailKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_MergedIntoId",
                schema: "crm",
                table: "Contacts",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_Name",
                schema: "crm",
                table: "Contacts",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Contacts_PhoneKey_MergedIntoId",
                schema: "crm",
                table: "Contacts",
                columns: new[] { "PhoneKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_DealMilestones_DealId",
                schema: "crm",
                table: "DealMilestones",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_CompanyId_Status",
                schema: "crm",
                table: "Deals",
                columns: new[] { "CompanyId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Deals_ContactId",
                schema: "crm",
                table: "Deals",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_EngagementId",
                schema: "crm",
                table: "Deals",
                column: "EngagementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deals_Name",
                schema: "crm",
                table: "Deals",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_OwnerId_Status_ExpectedCloseOn",
                schema: "crm",
                table: "Deals",
                columns: new[] { "OwnerId", "Status", "ExpectedCloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deals_StageId",
                schema: "crm",
                table: "Deals",
                column: "StageId");

            migrationBuilder.CreateIndex(
                name: "IX_Deals_Status_ClosedOn",
                schema: "crm",
                table: "Deals",
                columns: new[] { "Status", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deals_Status_ExpectedCloseOn",
                schema: "crm",
                table: "Deals",
                columns: new[] { "Status", "ExpectedCloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deals_Status_StageId_Rank",
                schema: "crm",
                table: "Deals",
                columns: new[] { "Status", "StageId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeRateCopies_Currency_ValidFrom",
                schema: "crm",
                table: "ExchangeRateCopies",
                columns: new[] { "Currency", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_DealId_DoneOn_DueOn",
                schema: "crm",
                table: "FollowUps",
                columns: new[] { "DealId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_EngagementId",
                schema: "crm",
                table: "FollowUps",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_LeadId_DoneOn_DueOn",
                schema: "crm",
                table: "FollowUps",
                columns: new[] { "LeadId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_OwnerId_DoneOn_DueOn",
                schema: "crm",
                table: "FollowUps",
                columns: new[] { "OwnerId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CapturedAt",
                schema: "crm",
                table: "Leads",
                column: "CapturedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_DealId",
                schema: "crm",
                table: "Leads",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EmailKey",
                schema: "crm",
                table: "Leads",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EngagementId",
                schema: "crm",
                table: "Leads",
                column: "EngagementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_Status_LastActivityAt",
                schema: "crm",
                table: "Leads",
                columns: new[] { "OwnerId", "Status", "LastActivityAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_PhoneKey",
                schema: "crm",
                table: "Leads",
                column: "PhoneKey");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Status_CapturedAt",
                schema: "crm",
                table: "Leads",
                columns: new[] { "Status", "CapturedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Merges_FromId",
                schema: "crm",
                table: "Merges",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_IntoId_MergedAt",
                schema: "crm",
                table: "Merges",
                columns: new[] { "IntoId", "MergedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StagePassages_DealId",
                schema: "crm",
                table: "StagePassages",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_StagePassages_StageId_EnteredAt",
                schema: "crm",
                table: "StagePassages",
                columns: new[] { "StageId", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Stages_Position",
                schema: "crm",
                table: "Stages",
                column: "Position");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Activities",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Contacts",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "DealMilestones",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "DealProjects",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "DistinctPairs",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "ExchangeRateCopies",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "FollowUps",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Leads",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Merges",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "StagePassages",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Users",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Deals",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Companies",
                schema: "crm");

            migrationBuilder.DropTable(
                name: "Stages",
                schema: "crm");
        }
    }
}
