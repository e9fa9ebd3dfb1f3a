using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.SqlServer.Projects.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "projects");

            migrationBuilder.CreateTable(
                name: "Clients",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    SourceVersion = table.Column<int>(type: "int", nullable: false),
                    IsMerged = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    JobTitle = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SourceVersion = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProjectMoney",
                schema: "projects",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Billed = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    IsDelivered = table.Column<bool>(type: "bit", nullable: false),
                    IsInvoiced = table.Column<bool>(type: "bit", nullable: false),
                    HasExpenses = table.Column<bool>(type: "bit", nullable: false),
                    Changes = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectMoney", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    EngagementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DealId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CompanyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CompanyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Billing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ContractAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    HourlyRate = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    BudgetHours = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "int", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ManagerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "bit", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StateReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    EarlierMonths = table.Column<int>(type: "int", nullable: false),
                    EarlierFees = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    MonthsBefore = table.Column<int>(type: "int", nullable: false),
                    ResumedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoppedTimers",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BookedMinutes = table.Column<int>(type: "int", nullable: false),
                    WaitingMinutes = table.Column<int>(type: "int", nullable: false),
                    IsDiscarded = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoppedTimers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                schema: "projects",
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
                name: "Timesheets",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WeekStart = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    SentBackReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    WorkedMinutes = table.Column<int>(type: "int", nullable: false),
                    BillableMinutes = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    IsReopening = table.Column<bool>(type: "bit", nullable: false),
                    ReopenReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    ReopenObstacle = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Timesheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Timesheets_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "projects",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChangeOrders",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OldAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    NewAmount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChangeOrders_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Milestones",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "decimal(19,4)", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Position = table.Column<int>(type: "int", nullable: false),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Milestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Milestones_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectMembers",
                schema: "projects",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectMembers", x => new { x.ProjectId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_ProjectMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "projects",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProjectMembers_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Tasks",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    EstimateMinutes = table.Column<int>(type: "int", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    IsBillable = table.Column<bool>(type: "bit", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Position = table.Column<double>(type: "float", nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tasks_People_AssigneeId",
                        column: x => x.AssigneeId,
                        principalSchema: "projects",
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tasks_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasuredTimes",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WorkedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Minutes = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasuredTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasuredTimes_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeasuredTimes_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalSchema: "projects",
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunningTimers",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunningTimers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RunningTimers_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RunningTimers_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalSchema: "projects",
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimeEntries",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TimesheetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RowId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WorkedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    WorkedMinutes = table.Column<int>(type: "int", nullable: false),
                    BillableMinutes = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimeEntries_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimeEntries_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalSchema: "projects",
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimeEntries_Timesheets_TimesheetId",
                        column: x => x.TimesheetId,
                        principalSchema: "projects",
                        principalTable: "Timesheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TimesheetRows",
                schema: "projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TimesheetId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    TaskId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsBillable = table.Column<bool>(type: "bit", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimesheetRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimesheetRows_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalSchema: "projects",
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimesheetRows_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalSchema: "projects",
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TimesheetRows_Timesheets_TimesheetId",
                        column: x => x.TimesheetId,
                        principalSchema: "projects",
                        principalTable: "Timesheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChangeOrders_ProjectId_Number",
                schema: "projects",
                table: "ChangeOrders",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clients_Name",
                schema: "projects",
                table: "Clients",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredTimes_PersonId_WorkedOn",
                schema: "projects",
                table: "MeasuredTimes",
                columns: new[] { "PersonId", "WorkedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredTimes_ProjectId",
                schema: "projects",
                table: "MeasuredTimes",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasuredTimes_TaskId",
                schema: "projects",
                table: "MeasuredTimes",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_AcceptedOn_DueOn",
                schema: "projects",
                table: "Milestones",
                columns: new[] { "AcceptedOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_ProjectId_Position",
                schema: "projects",
                table: "Milestones",
                columns: new[] { "ProjectId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Name",
                schema: "projects",
                table: "People",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_People_UserId",
                schema: "projects",
                table: "People",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectMembers_PersonId",
                schema: "projects",
                table: "ProjectMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_Code",
                schema: "projects",
                table: "Projects",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Projects_CompanyId",
                schema: "projects",
                table: "Projects",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_DealId",
                schema: "projects",
                table: "Projects",
                column: "DealId",
                unique: true,
                filter: "[DealId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_EngagementId",
                schema: "projects",
                table: "Projects",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_Projects_IsOpen_Name",
                schema: "projects",
                table: "Projects",
                columns: new[] { "IsOpen", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_ManagerId_IsOpen",
                schema: "projects",
                table: "Projects",
                columns: new[] { "ManagerId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_RunningTimers_PersonId",
                schema: "projects",
                table: "RunningTimers",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RunningTimers_ProjectId",
                schema: "projects",
                table: "RunningTimers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_RunningTimers_TaskId",
                schema: "projects",
                table: "RunningTimers",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_StoppedTimers_PersonId_StoppedAt",
                schema: "projects",
                table: "StoppedTimers",
                columns: new[] { "PersonId", "StoppedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_AssigneeId_State_DueOn",
                schema: "projects",
                table: "Tasks",
                columns: new[] { "AssigneeId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_ProjectId_State_Position",
                schema: "projects",
                table: "Tasks",
                columns: new[] { "ProjectId", "State", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State_DueOn",
                schema: "projects",
                table: "Tasks",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ProjectId_WorkedOn",
                schema: "projects",
                table: "TimeEntries",
                columns: new[] { "ProjectId", "WorkedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_RowId_WorkedOn",
                schema: "projects",
                table: "TimeEntries",
                columns: new[] { "RowId", "WorkedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_TaskId",
                schema: "projects",
                table: "TimeEntries",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_TimesheetId",
                schema: "projects",
                table: "TimeEntries",
                column: "TimesheetId");

            migrationBuilder.CreateIndex(
                name: "IX_TimesheetRows_ProjectId",
                schema: "projects",
                table: "TimesheetRows",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_TimesheetRows_TaskId",
                schema: "projects",
                table: "TimesheetRows",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_TimesheetRows_TimesheetId",
                schema: "projects",
                table: "TimesheetRows",
                column: "TimesheetId");

            migrationBuilder.CreateIndex(
                name: "IX_Timesheets_PersonId_WeekStart",
                schema: "projects",
                table: "Timesheets",
                columns: new[] { "PersonId", "WeekStart" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Timesheets_State_WeekStart",
                schema: "projects",
                table: "Timesheets",
                columns: new[] { "State", "WeekStart" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ChangeOrders",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Clients",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Counters",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "MeasuredTimes",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Milestones",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "ProjectMembers",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "ProjectMoney",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "RunningTimers",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "StoppedTimers",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "TimeEntries",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "TimesheetRows",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Users",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Tasks",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Timesheets",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "Projects",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "People",
                schema: "projects");
        }
    }
}
