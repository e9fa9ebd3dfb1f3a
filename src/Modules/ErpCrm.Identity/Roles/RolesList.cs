using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Roles;

/// <param name="Lacking">Users who have joined without the second step that the role asks for.</param>
internal sealed record RoleRow(
    Guid Id, string Name, bool IsBuiltIn, int Users, int Permissions, bool NeedsSecondFactor, int Lacking);

internal sealed class RolesList : ListOf<Role, RoleRow>
{
    public RolesList()
        : base("roles", "/identity/roles", typeof(IdentityText))
    {
        Name = "Roles";
        RowsAre(Kinds.Role, r => r.Id, r => r.Name);
        Text("name", "Name", r => r.Name).Shows((r, s) => r.IsBuiltIn ? s.Say(r.Name) : r.Name).Card(1)
            .Cell((r, s) => Cells.Name($"/identity/roles/{r.Id}/edit", r.IsBuiltIn ? s.Say(r.Name) : r.Name));
        Number("users", "Users", r => r.Users).Card(2).Labelled().Cell(r => Html.Text(Format.Number(r.Users)));
        Flag("kind", "Kind", r => r.IsBuiltIn).Says(builtIn => builtIn ? "Built in" : "Own")
            .Shows((r, s) => s.Say(r.IsBuiltIn ? "Built in" : "Own")).Card(3)
            .Cell((r, s) => r.IsBuiltIn ? Cells.Badge("gray", s.Say("Built in")) : Cells.Badge("violet", s.Say("Own")));
        Number("permissions", "Permissions", r => r.Permissions).Shows(PermissionsOf).Card(4).Labelled();
        Flag("secondStep", "Second step", r => r.NeedsSecondFactor).Card(4).Labelled().Cell(SecondStep);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Role> Visible(ListScope scope) =>
        scope.Get<IdentityModuleDbContext>().Roles.AsNoTracking();

    protected override Expression<Func<Role, RoleRow>> Row(ListScope scope)
    {
        var db = scope.Get<IdentityModuleDbContext>();
        return r => new RoleRow(
            r.Id,
            r.Name,
            r.IsBuiltIn,
            db.Users.Count(u => u.RoleId == r.Id),
            r.Grants.Count,
            r.NeedsSecondFactor,
            db.Users.Count(u => u.RoleId == r.Id && r.NeedsSecondFactor
                && !u.HasSecondFactor && !u.IsDisabled && u.JoinedAt != null));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("kind", false);

    protected override IOrderedQueryable<Role>? Order(
        IQueryable<Role> records, string name, bool isDescending, ListScope scope) =>
        records.OrderByDescending(r => r.IsBuiltIn).ThenBy(r => r.Name);

    private static string PermissionsOf(RoleRow row, ListScope scope) => row.IsBuiltIn && row.Name == BuiltInRoles.Owner
        ? scope.Say("All")
        : scope.Say("{0} of {1}", row.Permissions, scope.Get<IEnumerable<Permission>>().Count());

    private static Html SecondStep(RoleRow row, ListScope scope)
    {
        if (row.Lacking == 0) return row.NeedsSecondFactor
            ? Cells.Badge("green", scope.Say("Required"))
            : Cells.Nothing;
        var lacking = Cells.Badge("amber", scope.Count("{0} without|{0} without", row.Lacking));
        return Html.Of($"<a class=\"link\" href=\"/identity/users?lacksSecondFactor=true\">{lacking}</a>");
    }
}
