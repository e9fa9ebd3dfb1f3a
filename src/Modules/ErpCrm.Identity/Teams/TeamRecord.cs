using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Identity.Teams;

/// <summary>People who see each other's records.</summary>
internal sealed class TeamRecord : Record<IdentityModuleDbContext, Team>
{
    public override string Key => Kinds.Team;

    public override RecordWords Words { get; } = new(typeof(IdentityText), "Team", "Teams");

    public override string Icon => "users-round";

    public override RecordRights Rights { get; } =
        new(IdentityPermissions.ManageUsers, IdentityPermissions.ManageUsers);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its page is its form.", RecordAbility.Page, RecordAbility.List);

    public override string ListUrl => "/identity/teams";

    protected override string Page => "/identity/teams/{id}/edit";

    public override Expression<Func<Team, string>> Title { get; } = t => t.Name;

    public override IQueryable<Team> Visible(Asking<IdentityModuleDbContext> asking) => asking.Db.Teams;
}
