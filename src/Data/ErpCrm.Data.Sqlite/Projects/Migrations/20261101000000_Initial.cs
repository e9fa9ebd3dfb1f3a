using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Projects.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projects_Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    IsMerged = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_Counters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Counters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_ProjectMoney",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Billed = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    IsDelivered = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInvoiced = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasExpenses = table.Column<bool>(type: "INTEGER", nullable: false),
                    Changes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_ProjectMoney", x => x.ProjectId);
                });

            migrationBuilder.CreateTable(
                name: "projects_Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EngagementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DealId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Billing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ContractAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    HourlyRate = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    BudgetHours = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    MonthlyFee = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Months = table.Column<int>(type: "INTEGER", nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SalesOwnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StateReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    EarlierMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    EarlierFees = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    MonthsBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    ResumedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_StoppedTimers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoppedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BookedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    WaitingMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDiscarded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_StoppedTimers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_Users",
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
                    table.PrimaryKey("PK_projects_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "projects_Timesheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    WeekStart = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    SentBackReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    WorkedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    BillableMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsReopening = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReopenReason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    ReopenObstacle = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Timesheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_Timesheets_projects_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "projects_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects_ChangeOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OldAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    NewAmount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_ChangeOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_ChangeOrders_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "projects_Milestones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    AcceptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Milestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_Milestones_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "projects_ProjectMembers",
                columns: table => new
                {
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_ProjectMembers", x => new { x.ProjectId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_projects_ProjectMembers_projects_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "projects_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_ProjectMembers_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "projects_Tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AssigneeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EstimateMinutes = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsBillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Position = table.Column<double>(type: "REAL", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_Tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_Tasks_projects_People_AssigneeId",
                        column: x => x.AssigneeId,
                        principalTable: "projects_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_Tasks_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "projects_MeasuredTimes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_MeasuredTimes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_MeasuredTimes_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_MeasuredTimes_projects_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "projects_Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects_RunningTimers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_RunningTimers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_RunningTimers_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_RunningTimers_projects_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "projects_Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "projects_TimeEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TimesheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WorkedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WorkedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    BillableMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_TimeEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_TimeEntries_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_TimeEntries_projects_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "projects_Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_TimeEntries_projects_Timesheets_TimesheetId",
                        column: x => x.TimesheetId,
                        principalTable: "projects_Timesheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "projects_TimesheetRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TimesheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsBillable = table.Column<bool>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_projects_TimesheetRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_projects_TimesheetRows_projects_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "projects_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_TimesheetRows_projects_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "projects_Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_projects_TimesheetRows_projects_Timesheets_TimesheetId",
                        column: x => x.TimesheetId,
                        principalTable: "projects_Timesheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_projects_ChangeOrders_ProjectId_Number",
                table: "projects_ChangeOrders",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_Clients_Name",
                table: "projects_Clients",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_projects_MeasuredTimes_PersonId_WorkedOn",
                table: "projects_MeasuredTimes",
                columns: new[] { "PersonId", "WorkedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_MeasuredTimes_ProjectId",
                table: "projects_MeasuredTimes",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_MeasuredTimes_TaskId",
                table: "projects_MeasuredTimes",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_Milestones_AcceptedOn_DueOn",
                table: "projects_Milestones",
                columns: new[] { "AcceptedOn", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_Milestones_ProjectId_Position",
                table: "projects_Milestones",
                columns: new[] { "ProjectId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_People_Name",
                table: "projects_People",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_projects_People_UserId",
                table: "projects_People",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_ProjectMembers_PersonId",
                table: "projects_ProjectMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_Code",
                table: "projects_Projects",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_CompanyId",
                table: "projects_Projects",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_DealId",
                table: "projects_Projects",
                column: "DealId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_EngagementId",
                table: "projects_Projects",
                column: "EngagementId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_IsOpen_Name",
                table: "projects_Projects",
                columns: new[] { "IsOpen", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_Projects_ManagerId_IsOpen",
                table: "projects_Projects",
                columns: new[] { "ManagerId", "IsOpen" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_RunningTimers_PersonId",
                table: "projects_RunningTimers",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_RunningTimers_ProjectId",
                table: "projects_RunningTimers",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_RunningTimers_TaskId",
                table: "projects_RunningTimers",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_StoppedTimers_PersonId_StoppedAt",
                table: "projects_StoppedTimers",
                columns: new[] { "PersonId", "StoppedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_Tasks_AssigneeId_State_DueOn",
                table: "projects_Tasks",
                columns: new[] { "AssigneeId", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_Tasks_ProjectId_State_Position",
                table: "projects_Tasks",
                columns: new[] { "ProjectId", "State", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_Tasks_State_DueOn",
                table: "projects_Tasks",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimeEntries_ProjectId_WorkedOn",
                table: "projects_TimeEntries",
                columns: new[] { "ProjectId", "WorkedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimeEntries_RowId_WorkedOn",
                table: "projects_TimeEntries",
                columns: new[] { "RowId", "WorkedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimeEntries_TaskId",
                table: "projects_TimeEntries",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimeEntries_TimesheetId",
                table: "projects_TimeEntries",
                column: "TimesheetId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimesheetRows_ProjectId",
                table: "projects_TimesheetRows",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimesheetRows_TaskId",
                table: "projects_TimesheetRows",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_TimesheetRows_TimesheetId",
                table: "projects_TimesheetRows",
                column: "TimesheetId");

            migrationBuilder.CreateIndex(
                name: "IX_projects_Timesheets_PersonId_WeekStart",
                table: "projects_Timesheets",
                columns: new[] { "PersonId", "WeekStart" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_projects_Timesheets_State_WeekStart",
                table: "projects_Timesheets",
                columns: new[] { "State", "WeekStart" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "projects_ChangeOrders");

            migrationBuilder.DropTable(
                name: "projects_Clients");

            migrationBuilder.DropTable(
                name: "projects_Counters");

            migrationBuilder.DropTable(
                name: "projects_MeasuredTimes");

            migrationBuilder.DropTable(
                name: "projects_Milestones");

            migrationBuilder.DropTable(
                name: "projects_ProjectMembers");

            migrationBuilder.DropTable(
                name: "projects_ProjectMoney");

            migrationBuilder.DropTable(
                name: "projects_RunningTimers");

            migrationBuilder.DropTable(
                name: "projects_StoppedTimers");

            migrationBuilder.DropTable(
                name: "projects_TimeEntries");

            migrationBuilder.DropTable(
                name: "projects_TimesheetRows");

            migrationBuilder.DropTable(
                name: "projects_Users");

            migrationBuilder.DropTable(
                name: "projects_Tasks");

            migrationBuilder.DropTable(
                name: "projects_Timesheets");

            migrationBuilder.DropTable(
                name: "projects_Projects");

            migrationBuilder.DropTable(
                name: "projects_People");
        }
    }
}
