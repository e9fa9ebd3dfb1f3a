using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Projects.Text;

namespace ErpCrm.Projects.Projects;

/// <summary>A project, as the rest of the application knows it.</summary>
internal sealed class ProjectRecord : Record<ProjectsDbContext, Project>
{
    internal const string Open = "Open";
    internal const string Completed = "Completed";

    public override string Key => Kinds.Project;

    public override RecordWords Words { get; } = new(typeof(ProjectsText), "Project", "Projects", "New project");

    public override string Icon => "folder-kanban";

    public override RecordRights Rights { get; } =
        new(ProjectsPermissions.ViewProjects, ProjectsPermissions.EditProjects);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("What is approved are the hours of its people, week by week.", RecordAbility.Approval)
        .And("Two projects are planned, worked and billed apart.", RecordAbility.Merge);

    public override string ListUrl => "/projects/projects";

    public override Expression<Func<Project, string>> Title { get; } = p => p.Name;

    public override RecordSearch<Project> Search { get; } = new(p => p.SearchText)
    {
        Detail = p => p.Code + " · " + p.CompanyName,
        IsOver = p => !p.IsOpen,
    };

    public override IReadOnlyList<Field<Project>> Fields { get; } =
    [
        Fields<Project>.Text("code", "Code", p => p.Code).Sorts(),
        Fields<Project>.Text("name", "Name", p => p.Name).Sorts().Imports(),
        Fields<Project>.Record("company", "Company", Kinds.Company, p => p.CompanyId, p => p.CompanyName)
            .Sorts().Imports(),
        Fields<Project>.Record("deal", "Deal", Kinds.Deal, p => p.DealId, _ => null),
        Fields<Project>.Choice("billing", "Billing", p => p.Billing).Imports(),
        Fields<Project>.Money("contractAmount", "Contract amount", p => p.ContractAmount, p => p.Currency)
            .Sorts().Sums(FieldSum.PerCurrency).Imports(),
        Fields<Project>.Money("hourlyRate", "Hourly rate", p => p.HourlyRate, p => p.Currency).Imports(),
        Fields<Project>.Number("budgetHours", "Budget hours", p => p.BudgetHours).Imports(),
        Fields<Project>.Money("monthlyFee", "Monthly fee", p => p.MonthlyFee, p => p.Currency).Imports(),
        Fields<Project>.Number("months", "Months", p => p.Months).Imports(),
        Fields<Project>.Date("startsOn", "Starts on", p => p.StartsOn).Sorts().Imports(),
        Fields<Project>.Date("endsOn", "Ends on", p => p.EndsOn).Sorts().Imports(),
        Fields<Project>.Flag("isOpen", "Is open", p => p.IsOpen).Sorts(),
        Fields<Project>.Date("completedOn", "Completed on", p => p.CompletedOn),
    ];

    public override Task<IReadOnlyList<RecordStage>> StagesAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<RecordStage>>([new(Open, "Open projects"), new(Completed, Completed)]);

    public override IQueryable<Project> Visible(Asking<ProjectsDbContext> asking) =>
        asking.Db.Projects.VisibleTo(asking.Me);

    protected override IQueryable<Project> Changeable(Asking<ProjectsDbContext> asking) =>
        asking.Db.Projects.ChangeableBy(asking.Me);
}
