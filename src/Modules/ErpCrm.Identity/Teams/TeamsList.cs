using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Teams;

internal sealed record TeamRow(Guid Id, string Name, int Count)
{
    /// <summary>The first of them.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    public string MembersText => string.Join(", ", Members) + (Count > Members.Count ? " …" : "");
}

internal sealed class TeamsList : ListOf<Team, TeamRow>
{
    private const int Shown = 6;

    public TeamsList()
        : base("teams", "/identity/teams", typeof(IdentityText))
    {
        Name = "Teams";
        RowsAre(Kinds.Team, r => r.Id, r => r.Name);
        WhenNothing(
            new("users", "No teams yet", "People in a team see each other's records where their role says “team”.")
        {
            Action = ("New team", "/identity/teams/create"),
        });

        Text("name", "Name", r => r.Name).Sorts().Card(1).Cell(r => Cells.Name($"/identity/teams/{r.Id}/edit", r.Name));
        Number("members", "Members", r => r.Count).Sorts().Card(2).Labelled()
            .Cell(r => Html.Text(Format.Number(r.Count)));
        Text("who", "Who", r => r.MembersText).Card(3).Class("wrap");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Team> Visible(ListScope scope) =>
        scope.Get<IdentityModuleDbContext>().Teams.AsNoTracking();

    protected override Expression<Func<Team, TeamRow>> Row(ListScope scope)
    {
        var db = scope.Get<IdentityModuleDbContext>();
        return t =>
            new TeamRow(
                t.Id, t.Name, db.TeamMembers.Count(m => m.TeamId == t.Id && db.Users.Any(u => u.Id == m.UserId)));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    protected override async Task<IReadOnlyList<TeamRow>> WithMoreAsync(
        IReadOnlyList<TeamRow> rows, ListScope scope, CancellationToken ct)
    {
        var (db, ids) = (scope.Get<IdentityModuleDbContext>(), rows.Select(r => r.Id).ToList());
        var members = await (
            from member in db.TeamMembers
            join user in db.Users on member.UserId equals user.Id
            where ids.Contains(member.TeamId)
            orderby user.Name
            select new { member.TeamId, user.Name }).ToListAsync(ct);
        var names = members.ToLookup(m => m.TeamId, m => m.Name);
        return [.. rows.Select(r => r with { Members = [.. names[r.Id].Take(Shown)] })];
    }
}
