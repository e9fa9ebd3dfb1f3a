using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Contracts.Resources;
using ErpCrm.Demo;
using ErpCrm.Demo.Seeding;
using ErpCrm.Platform;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Merging;
using ErpCrm.Projects.Approvals;
using ErpCrm.Projects.Checks;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.Demo;
using ErpCrm.Projects.Home;
using ErpCrm.Projects.Milestones;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Seeding;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Text;
using ErpCrm.Projects.Time;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Notices;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using ErpCrm.Ui.Threads;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Projects;

/// <summary>Projects, tasks, milestones and time.</summary>
public static class ProjectsModule
{
    public static IServiceCollection AddProjects(this IServiceCollection services)
    {
        services.AddDemoActor<ProjectsDemo>().AddSeeder<ProjectsSeeder>();
        services.AddModule<ProjectsDbContext>("Projects")
            .FollowsUsers()
            .Permissions(ProjectsPermissions.All)
            .Listens(
                "projects.clients",
                it => it.Handles<CompanyRegistered, FollowClientWhenCompanyRegistered>()
                    .Handles<CompanyChanged, FollowClientWhenCompanyChanged>()
                    .Handles<CompaniesMerged, HideMergedClients>().Handles<CompaniesParted, HideMergedClients>()
                    .Handles<CompanyWithdrawn, RemoveClientWhenCompanyWithdrawn>(),
                typeof(Client))
            .Refers<Project>(Kinds.Company, p => p.CompanyId, new ReferenceWord(typeof(ProjectsText), "Projects"))
            .FollowsMerges("projects.merges").FollowsMerges<FollowCompanyMerges>()
            .Uses<ClientsOfProjects>()
            .Listens("projects.people", it => it.Handles<PersonChanged, FollowPersonWhenPersonChanged>()
                .Handles<PersonWithdrawn, RemovePersonWhenPersonWithdrawn>(), typeof(Person))
            .Uses<WorkersOfProjects>()
            .Imports<ProjectImport>(Kinds.Project).Imports<TaskImport>(Kinds.Task, ProjectsPermissions.ViewProjects)
            .Imports<TimeImport>(Kinds.Week, ProjectsPermissions.RecordTime)
            .Listens("projects.won-deals",
                it => it.Handles<DealWon, OpenProjectWhenDealWon>().Handles<DealReopened, OpenProjectWhenDealWon>())
            .Listens("projects.withdrawals", it => it.Handles<TimeWithdrawn, FollowWithdrawals>()
                .Handles<TimeWithdrawalRefused, FollowWithdrawals>())
            .Announces<AnnounceProjects>(typeof(ProjectOpened), typeof(ProjectChanged), typeof(ProjectRemoved))
            .Announces<AnnounceWeeks>(typeof(TimeRecorded), typeof(TimesheetRemoved))
            .Listens("projects.money", FollowMoney, typeof(ProjectMoney))
            .Record<ProjectRecord>().Record<TaskRecord>()
            .Record<WeekRecord>().Record<TimerRecord>().Record<MeasuredTimeRecord>()
            .Approves<ApprovedWeeks>()
            .Checks<TimesheetCheck>().Checks<ProjectCheck>()
            .Keeps<ProjectRecords>().Keeps<ProjectOfDealRecords>().Keeps<WonDealCopies>().Keeps<ClientCopies>()
            .Keeps<PersonCopies>()
            .Keeps<WeekRecords>().Keeps<ApprovedTimeRecords>().Keeps<AcceptedMilestoneRecords>()
            .Keeps<ContractValueRecords>()
            .Keeps<MilestoneRecords>();
        services.AddList<ProjectsList>().AddList<ApprovalsList>().AddList<TasksList>();
        services.AddBulkAction<AssignTasks>(Kinds.Task).AddBulkAction<DateTasks>(Kinds.Task)
            .AddBulkAction<MoveTasks>(Kinds.Task).AddBulkAction<DeleteTasks>(Kinds.Task);
        services.AddScoped<TimerStop>().AddScoped<WeekDeciding>();
        services.AddPanel<RunningPanel>(PanelSlots.Shell, 10, ProjectsPermissions.RecordTime);
        services.AddNavigation(
            NavItem.Of<ProjectRecord>(NavGroup.Delivery, "projects", 10, 'J'),
            new NavItem(NavGroup.Delivery, "time", typeof(ProjectsText), "Time", "/projects/time", "timer",
                ProjectsPermissions.RecordTime, 30, 'T', OnPhone: true),
            NavItem.Of<WeekRecord>(NavGroup.Delivery, "approvals", 40, 'A', label: "Approvals"));
        AddPalette(services);
        services.AddScoped<IWonDealWork, WorkOfWonDeal>();
        services.AddScoped<IApprovedWork, ApprovedWork>();
        services.AddThreadWords<ProjectsThread>().AddNoticeWords<ProjectsNotices>();
        services.AddAttention<ProjectsAttention>();
        services.AddHomeFigures<ProjectsFigures>();
        services.AddFirstSteps<ProjectsFirstSteps>();
        services.AddPanel<MyTasksPanel>(PanelSlots.Home, 5, ProjectsPermissions.ViewProjects);
        services.AddPanel<CompanyProjectsPanel>(Kinds.Company, 20, ProjectsPermissions.ViewProjects);
        services.AddPanel<DealProjectsPanel>(Kinds.Deal, 10, ProjectsPermissions.ViewProjects);
        services.AddValidatorsFromAssemblyContaining<ProjectsDbContext>(includeInternalTypes: true);
        AddApi(services);
        return services;
    }

    private static void AddApi(IServiceCollection services) =>
        services.AddApi<ProjectApi>().AddApi<MilestoneApi>().AddApi<TaskApi>().AddApi<TimeEntryApi>()
            .AddApi<WeekApi>();

    private static void AddPalette(IServiceCollection services) =>
        services.AddPaletteCommands(
            new PaletteCommand(typeof(ProjectsText), "My tasks", "/projects/tasks", "list-todo",
                ProjectsPermissions.ViewProjects),
            new PaletteCommand(typeof(ProjectsText), "All tasks", "/projects/tasks/list", "list-todo",
                ProjectsPermissions.ViewProjects),
            new PaletteCommand(typeof(ProjectsText), "Projects near or over budget", "/projects/projects?budget=hot",
                "flame", ProjectsPermissions.ViewProjects),
            new PaletteCommand(typeof(ProjectsText), "Record time of this week", "/projects/time", "calendar-clock",
                ProjectsPermissions.RecordTime));

    private static void FollowMoney(ListenerBuilder<ProjectsDbContext> listener) => listener
        .Handles<WorkDelivered, FollowMoneyOfProjects>()
        .Handles<ExpenseApproved, FollowMoneyOfProjects>()
        .Handles<InvoiceIssued, FollowMoneyOfProjects>()
        .Handles<CreditNoteIssued, FollowMoneyOfProjects>();
}
