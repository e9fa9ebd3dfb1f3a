using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Resources.Shared;
using ErpCrm.Resources.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Absences;

internal sealed record AbsenceRow(
    Guid Id, Guid PersonId, string Person, Guid? UserId, DateOnly FirstDay, DateOnly LastDay, AbsenceKind Kind,
    bool IsHalfDay, string? Note,
    AbsenceStatus Status, string? Reason, int Version);

internal sealed class AbsencesList : ListOf<Absence, AbsenceRow>
{
    private const int MostCounted = 99;

    public AbsencesList()
        : base("leave", "/resources/absences", typeof(ResourcesText))
    {
        Name = "Leave";
        RowsAre(Kinds.Absence, r => r.Id, r => r.Person);
        Views(tabs: new("_PeopleTabs", _ => "absences"));
        var nothing = new EmptyList("plane", "No leave here", "Approved leave reduces the capacity of its days.")
        {
            Action = ("Request leave", "/resources/absences/create"),
            Makes = false,
        };
        WhenNothing(nothing);
        HasTabs(
            "view",
            new("", "All"),
            new("requested", "Waiting", (absences, _) => Waiting(absences))
            {
                Nothing = nothing,
                Figure = s => Format.Number(s.Kept<WaitingLeave>().Count),
            },
            new("mine", "My leave", (absences, s) => Own(absences, s.Me.Id)) { Nothing = nothing });

        Record("person", "Person", Kinds.Person, r => r.PersonId, r => r.Person).Card(1)
            .Cell(r => Cells.Who(r.Person, Cells.Name($"/resources/people/{r.PersonId}", r.Person)));
        Day("days", "Days", r => r.FirstDay).Sorts().Shows(Days).Card(2).Class("num");
        Choice("status", "Status", r => r.Status).Tone(status => Tones.Of(status)).Card(3);
        Choice("kind", "Kind", r => r.Kind);
        Text("note", "Note", r => r.Reason ?? r.Note).Class("wrap");
        Text("actions", "Actions", r => "").HeadHidden().Card(4).Class("r full").View("_Actions", r => r);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Absence> Visible(ListScope scope) =>
        scope.Get<ResourcesDbContext>().Absences.AsNoTracking().ReadableBy(scope.Me);

    protected override Expression<Func<Absence, AbsenceRow>> Row(ListScope scope) => a => new AbsenceRow(
        a.Id, a.PersonId, a.Person.Name, a.Person.UserId, a.FirstDay, a.LastDay, a.Kind, a.IsHalfDay, a.Note, a.Status,
        a.Reason, a.Version);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("days", true);

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct) =>
        scope.Keep(new WaitingLeave(await Waiting(Visible(scope)).Take(MostCounted).CountAsync(ct)));

    private static IQueryable<Absence> Waiting(IQueryable<Absence> absences) =>
        absences.Where(a => a.Status == AbsenceStatus.Requested);

    private static IQueryable<Absence> Own(IQueryable<Absence> absences, Guid me) =>
        absences.Where(a => a.Person.UserId == me);

    private static string Days(AbsenceRow row, ListScope scope)
    {
        var until = row.FirstDay == row.LastDay ? "" : $" – {Format.Date(row.LastDay)}";
        var half = row.IsHalfDay ? $", {scope.Say("half a day")}" : "";
        return $"{Format.Date(row.FirstDay)}{until}{half}";
    }

    private sealed record WaitingLeave(int Count);
}
