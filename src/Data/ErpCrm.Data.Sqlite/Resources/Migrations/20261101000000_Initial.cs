using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ErpCrm.Data.Sqlite.Resources.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "resources_Departments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Departments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "resources_Holidays",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Holidays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "resources_Projects",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CompanyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BudgetHours = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    ManagerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    MemberIds = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Projects", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "resources_Users",
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
                    table.PrimaryKey("PK_resources_Users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "resources_WorkedWeeks",
                columns: table => new
                {
                    TimesheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WorkedMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    BillableMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceVersion = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_WorkedWeeks", x => x.TimesheetId);
                });

            migrationBuilder.CreateTable(
                name: "resources_People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    JobTitle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DepartmentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DepartmentName = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WorksOnProjects = table.Column<bool>(type: "INTEGER", nullable: false),
                    Custom = table.Column<string>(type: "TEXT", maxLength: -1, nullable: true),
                    IsInvited = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    UserVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_People", x => x.Id);
                    table.ForeignKey(
                        name: "FK_resources_People_resources_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "resources_Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources_Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsHalfDay = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_resources_Absences_resources_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "resources_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources_Bookings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    IsTentative = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Bookings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_resources_Bookings_resources_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "resources_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_resources_Bookings_resources_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "resources_Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources_HoursPatterns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Monday = table.Column<int>(type: "INTEGER", nullable: false),
                    Tuesday = table.Column<int>(type: "INTEGER", nullable: false),
                    Wednesday = table.Column<int>(type: "INTEGER", nullable: false),
                    Thursday = table.Column<int>(type: "INTEGER", nullable: false),
                    Friday = table.Column<int>(type: "INTEGER", nullable: false),
                    Saturday = table.Column<int>(type: "INTEGER", nullable: false),
                    Sunday = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_HoursPatterns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_resources_HoursPatterns_resources_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "resources_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resources_Rates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CostPerHour = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: false),
                    BillPerHour = table.Column<decimal>(type: "TEXT", precision: 19, scale: 4, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resources_Rates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_resources_Rates_resources_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "resources_People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Absences_PersonId_FirstDay",
                table: "resources_Absences",
                columns: new[] { "PersonId", "FirstDay" });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Absences_Status_FirstDay",
                table: "resources_Absences",
                columns: new[] { "Status", "FirstDay" });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Bookings_PersonId_ProjectId_Week",
                table: "resources_Bookings",
                columns: new[] { "PersonId", "ProjectId", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_Bookings_ProjectId_Week",
                table: "resources_Bookings",
                columns: new[] { "ProjectId", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Bookings_Week_PersonId",
                table: "resources_Bookings",
                columns: new[] { "Week", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Departments_Name",
                table: "resources_Departments",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_Holidays_Day",
                table: "resources_Holidays",
                column: "Day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_HoursPatterns_PersonId_ValidFrom",
                table: "resources_HoursPatterns",
                columns: new[] { "PersonId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_People_DepartmentId",
                table: "resources_People",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_resources_People_Email",
                table: "resources_People",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_resources_People_Name",
                table: "resources_People",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_resources_People_UserId",
                table: "resources_People",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_Projects_IsOpen_Name",
                table: "resources_Projects",
                columns: new[] { "IsOpen", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_resources_Rates_PersonId_ValidFrom",
                table: "resources_Rates",
                columns: new[] { "PersonId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resources_WorkedWeeks_Week_PersonId",
                table: "resources_WorkedWeeks",
                columns: new[] { "Week", "PersonId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "resources_Absences");

            migrationBuilder.DropTable(
                name: "resources_Bookings");

            migrationBuilder.DropTable(
                name: "resources_Holidays");

            migrationBuilder.DropTable(
                name: "resources_HoursPatterns");

            migrationBuilder.DropTable(
                name: "resources_Rates");

            migrationBuilder.DropTable(
                name: "resources_Users");

            migrationBuilder.DropTable(
                name: "resources_WorkedWeeks");

            migrationBuilder.DropTable(
                name: "resources_Projects");

            migrationBuilder.DropTable(
                name: "resources_People");

            migrationBuilder.DropTable(
                name: "resources_Departments");
        }
    }
}
