using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Projects.Projects;

internal sealed record ProjectRow(
    Guid Id,
    string Code,
    string Name,
    string CompanyName,
    Guid? ManagerId,
    BillingMethod Billing,
    decimal ContractAmount,
    string Currency,
    decimal? BudgetHours,
    int RecordedMinutes,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    bool IsOpen,
    bool IsWithdrawn,
    string? Custom) : IShowsCustom
{
    public string? Manager { get; init; }

    public Burn Burn => new(RecordedMinutes, BudgetHours);
}

internal sealed class ProjectsList : ListOf<Project, ProjectRow>
{
    private const string Nobody = "none";

    public ProjectsList()
        : base("projects", "/projects/projects", typeof(ProjectsText))
    {
        Name = "Projects";
        RowsAre(Kinds.Project, r => r.Id, r => r.Name);
        Finds("Filter projects", (_, word) => p => p.SearchText.Contains(word));
        var nothing = new EmptyList(
            "folder-kanban", "No projects here",
            "A project opens by itself when a deal is won. You can also open one by hand.")
        {
            New = Kinds.Project,
        };
        WhenNothing(nothing);
        WhenNoMatch("No project matches");
        HasTabs(
            "tab",
            new("", "Open projects", (projects, _) => OpenOrNot(projects, isOpen: true)),
            new("completed", "Completed", (projects, _) => OpenOrNot(projects, isOpen: false)) { Nothing = nothing },
            new("all", "All") { Nothing = nothing });
        Filter(new ValueFilter<Project, Guid?>("manager", "Manager", ReadManager, OfManager)
        {
            Any = "Any manager",
            Choices = (s, _) => Task.FromResult(s.Kept<Managers>().Names
                .Select(m => new SelectListItem(m.Value, m.Key.ToString()))
                .Append(new SelectListItem(s.Say("No manager"), Nobody))),
        });
        Follows<string>(
            "budget", ReadHot, (projects, _, s) => projects.Hot(s.Get<ProjectsDbContext>()),
            s => s.Say("90% of the budget or more is used"));

        Text("name", "Project", r => r.Name).Sorts().Imports().Card(1).Class("full")
            .Cell(r => Html.Of(
                $"<div class=\"who\"><span class=\"code muted\">{r.Code}</span>" +
                $"<span>{Cells.Name($"/projects/projects/{r.Id}", r.Name)}</span></div>"));
        Text("code", "Number", r => r.Code).Sorts().ExportOnly();
        Text("client", "Client", r => r.CompanyName).SortsBy(r => r.CompanyName, r => r.Name).Imports().Card(1);
        Person("manager", "Manager", r => r.ManagerId, r => r.Manager).Imports()
            .Cell((r, s) => string.IsNullOrEmpty(r.Manager) ? Cells.Muted(s.Say("No manager")) : Cells.Who(r.Manager));
        Choice("billing", "Billing", r => r.Billing).Says(Words.KeyOf).Imports();
        Minutes("worked", "Hours of budget", r => r.RecordedMinutes).View("_Burn", r => r.Burn).Card(3).Class("full");
        Money("contract", "Contract value", r => r.ContractAmount, r => r.Currency).Digits(0).Imports();
        Day("ends", "Ends", r => r.EndsOn).SortsNothingLast().Imports().Card(2).Cell(Ends);
    }

    public override IQueryable<Project> Visible(ListScope scope) =>
        scope.Get<ProjectsDbContext>().Projects.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Project, ProjectRow>> Row(ListScope scope)
    {
        var db = scope.Get<ProjectsDbContext>();
        return p => new ProjectRow(
            p.Id, p.Code, p.Name, p.CompanyName, p.ManagerId, p.Billing, p.ContractAmount, p.Currency, p.BudgetHours,
            db.TimeEntries.Where(e => e.ProjectId == p.Id)
                .Sum(e => e.WorkedMinutes), p.StartsOn, p.EndsOn, p.IsOpen, p.IsWithdrawn,
            p.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        var db = scope.Get<ProjectsDbContext>();
        var visible = Visible(scope);
        var managers = await db.KeptAsync("project managers", AccessOf(scope),
            [typeof(Project), typeof(ProjectMember), typeof(Person), typeof(UserCopy)], () =>
            db.Users.AsNoTracking().Where(u => visible.Any(p => p.ManagerId == u.Id)).OrderBy(u => u.Name)
                .Select(u => new { u.Id, u.Name }).ToListAsync(ct));
        scope.Keep(new Managers([.. managers.Select(m => KeyValuePair.Create(m.Id, m.Name))]));
    }

    protected override Task<IReadOnlyList<ProjectRow>> WithMoreAsync(
        IReadOnlyList<ProjectRow> rows, ListScope scope, CancellationToken ct)
    {
        var names = scope.Kept<Managers>().Names.ToDictionary();
        return Task.FromResult<IReadOnlyList<ProjectRow>>(
            [.. rows.Select(r => r with { Manager = r.ManagerId is { } id ? names.GetValueOrDefault(id) : null })]);
    }

    private static Access AccessOf(ListScope scope) => scope.Me.AccessTo(ProjectsPermissions.ViewProjects);

    // A parameter, because SQLite has no use for an index on a bare truth value.
    private static IQueryable<Project> OpenOrNot(IQueryable<Project> projects, bool isOpen) =>
        projects.Where(p => p.IsOpen == isOpen);

    private static IQueryable<Project> OfManager(IQueryable<Project> projects, Guid? manager, ListScope scope) =>
        projects.Where(p => p.ManagerId == manager);

    private static bool ReadManager(string text, out Guid? value)
    {
        value = Guid.TryParse(text, out var id) ? id : null;
        return value is not null || text == Nobody;
    }

    private static bool ReadHot(string text, out string value)
    {
        value = text;
        return text == "hot";
    }

    private static Html Ends(ProjectRow row, ListScope scope)
    {
        var (word, tone) = Words.StateOf(row.IsOpen, row.IsWithdrawn, row.StartsOn, row.EndsOn, scope.Today);
        var day = row.IsOpen && row.EndsOn is not null ? Cells.Date(row.EndsOn) : Html.Empty;
        return word == "In delivery" ? day : Html.Of($"{day} {Cells.Badge(tone, scope.Say(word))}");
    }

    private sealed record Managers(IReadOnlyList<KeyValuePair<Guid, string>> Names);
}
