using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace ErpCrm.Data.Sqlite.Crm.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "crm_Activities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    HappenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Activities", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Companies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    LegalName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TaxId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Industry = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    PaymentTermDays = table.Column<int>(type: "INTEGER", nullable: false),
                    PaymentTermKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ClientSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RegisteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    SoundKey = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    TaxKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IsDistinct = table.Column<bool>(type: "INTEGER", nullable: false),
                    EmailDomain = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    OtherNames = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Companies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_DealProjects",
                columns: table => new
                {
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_DealProjects", x => x.DealId);
                });

            migrationBuilder.CreateTable(
                name: "crm_DistinctPairs",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LeftId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RightId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_DistinctPairs", x => new { x.Kind, x.LeftId, x.RightId });
                });

            migrationBuilder.CreateTable(
                name: "crm_ExchangeRateCopies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_ExchangeRateCopies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_FollowUps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsDropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_FollowUps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    CompanyName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    EstimatedValue = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DisqualifyReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    DisqualifyNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CapturedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastActivityAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IntoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    MergedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MergedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    PartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    States = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Merges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Stages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Probability = table.Column<int>(type: "INTEGER", nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Stages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Users",
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
                    table.PrimaryKey("PK_crm_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "crm_Contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    OtherAddresses = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    IsPrimary = table.Column<bool>(type: "INTEGER", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneKey = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IsDistinct = table.Column<bool>(type: "INTEGER", nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_crm_Contacts_crm_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "crm_Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "crm_Deals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ExpectedCloseOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnProbability = table.Column<int>(type: "INTEGER", nullable: true),
                    Rank = table.Column<double>(type: "REAL", nullable: false),
                    Billing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    HourlyRate = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    BudgetHours = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WinReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LossReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReasonNote = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_Deals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_crm_Deals_crm_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "crm_Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_crm_Deals_crm_Stages_StageId",
                        column: x => x.StageId,
                        principalTable: "crm_Stages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "crm_DealMilestones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_DealMilestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_crm_DealMilestones_crm_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "crm_Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "crm_StagePassages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StageName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Probability = table.Column<int>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EnteredById = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_StagePassages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_crm_StagePassages_crm_Deals_DealId",
                        column: x => x.DealId,
                        principalTable: "crm_Deals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "crm_Stages",
                columns: new[] { "Id", "Colour", "Name", "Position", "Probability", "Version" },
                values: new object[,]
                {
                    { new Guid("0197a000-0000-7000-8000-000000000001"), "Gray", "New", 1, 10, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000002"), "Blue", "Qualified", 2, 25, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000003"), "Violet", "Proposal", 3, 50, 0 },
                    { new Guid("0197a000-0000-7000-8000-000000000004"), "Amber", "Negotiation", 4, 75, 0 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Activities_EngagementId_HappenedAt",
                table: "crm_Activities",
                columns: new[] { "EngagementId", "HappenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Companies_Tax",
                table: "crm_Companies",
                column: "TaxKey",
                unique: true,
                filter: "TaxKey IS NOT NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_EmailDomain_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "EmailDomain", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_EmailKey_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "EmailKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_MergedIntoId",
                table: "crm_Companies",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_Name",
                table: "crm_Companies",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_NameKey",
                table: "crm_Companies",
                column: "NameKey",
                unique: true,
                filter: "TaxKey IS NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_NameKey_TaxKey_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "NameKey", "TaxKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_OwnerId_Name",
                table: "crm_Companies",
                columns: new[] { "OwnerId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_PhoneKey_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "PhoneKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_RegisteredAt",
                table: "crm_Companies",
                column: "RegisteredAt");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_SoundKey_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "SoundKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_Status_Name",
                table: "crm_Companies",
                columns: new[] { "Status", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Companies_TaxKey_MergedIntoId",
                table: "crm_Companies",
                columns: new[] { "TaxKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_CompanyId_EmailKey",
                table: "crm_Contacts",
                columns: new[] { "CompanyId", "EmailKey" },
                unique: true,
                filter: "EmailKey IS NOT NULL AND IsDistinct = 0");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_CompanyId_Name",
                table: "crm_Contacts",
                columns: new[] { "CompanyId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_CompanyId_NameKey_MergedIntoId",
                table: "crm_Contacts",
                columns: new[] { "CompanyId", "NameKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_EmailKey_MergedIntoId",
                table: "crm_Contacts",
                columns: new[] { "EmailKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_MergedIntoId",
                table: "crm_Contacts",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_Name",
                table: "crm_Contacts",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Contacts_PhoneKey_MergedIntoId",
                table: "crm_Contacts",
                columns: new[] { "PhoneKey", "MergedIntoId" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_DealMilestones_DealId",
                table: "crm_DealMilestones",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_CompanyId_Status",
                table: "crm_Deals",
                columns: new[] { "CompanyId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_ContactId",
                table: "crm_Deals",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_EngagementId",
                table: "crm_Deals",
                column: "EngagementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_Name",
                table: "crm_Deals",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_OwnerId_Status_ExpectedCloseOn",
                table: "crm_Deals",
                columns: new[] { "OwnerId", "Status", "ExpectedCloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_StageId",
                table: "crm_Deals",
                column: "StageId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_Status_ClosedOn",
                table: "crm_Deals",
                columns: new[] { "Status", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_Status_ExpectedCloseOn",
                table: "crm_Deals",
                columns: new[] { "Status", "ExpectedCloseOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Deals_Status_StageId_Rank",
                table: "crm_Deals",
                columns: new[] { "Status", "StageId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_ExchangeRateCopies_Currency_ValidFrom",
                table: "crm_ExchangeRateCopies",
                columns: new[] { "Currency", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_FollowUps_DealId_DoneOn_DueOn",
                table: "crm_FollowUps",
                columns: new[] { "DealId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_FollowUps_EngagementId",
                table: "crm_FollowUps",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_FollowUps_LeadId_DoneOn_DueOn",
                table: "crm_FollowUps",
                columns: new[] { "LeadId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_FollowUps_OwnerId_DoneOn_DueOn",
                table: "crm_FollowUps",
                columns: new[] { "OwnerId", "DoneOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_CapturedAt",
                table: "crm_Leads",
                column: "CapturedAt");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_DealId",
                table: "crm_Leads",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_EmailKey",
                table: "crm_Leads",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_EngagementId",
                table: "crm_Leads",
                column: "EngagementId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_OwnerId_Status_LastActivityAt",
                table: "crm_Leads",
                columns: new[] { "OwnerId", "Status", "LastActivityAt" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_PhoneKey",
                table: "crm_Leads",
                column: "PhoneKey");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Leads_Status_CapturedAt",
                table: "crm_Leads",
                columns: new[] { "Status", "CapturedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Merges_FromId",
                table: "crm_Merges",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_Merges_IntoId_MergedAt",
                table: "crm_Merges",
                columns: new[] { "IntoId", "MergedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_StagePassages_DealId",
                table: "crm_StagePassages",
                column: "DealId");

            migrationBuilder.CreateIndex(
                name: "IX_crm_StagePassages_StageId_EnteredAt",
                table: "crm_StagePassages",
                columns: new[] { "StageId", "EnteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_Stages_Position",
                table: "crm_Stages",
                column: "Position");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_Activities");

            migrationBuilder.DropTable(
                name: "crm_Contacts");

            migrationBuilder.DropTable(
                name: "crm_DealMilestones");

            migrationBuilder.DropTable(
                name: "crm_DealProjects");

            migrationBuilder.DropTable(
                name: "crm_DistinctPairs");

            migrationBuilder.DropTable(
                name: "crm_ExchangeRateCopies");

            migrationBuilder.DropTable(
                name: "crm_FollowUps");

            migrationBuilder.DropTable(
                name: "crm_Leads");

            migrationBuilder.DropTable(
                name: "crm_Merges");

            migrationBuilder.DropTable(
                name: "crm_StagePassages");

            migrationBuilder.DropTable(
                name: "crm_Users");

            migrationBuilder.DropTable(
                name: "crm_Deals");

            migrationBuilder.DropTable(
                name: "crm_Companies");

            migrationBuilder.DropTable(
                name: "crm_Stages");
        }
    }
}
