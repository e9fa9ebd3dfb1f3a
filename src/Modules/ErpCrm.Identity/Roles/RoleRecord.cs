using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Identity.Roles;

/// <summary>What its users may do.</summary>
internal sealed class RoleRecord : Record<IdentityModuleDbContext, Role>
{
    public override string Key => Kinds.Role;

    public override RecordWords Words { get; } = new(typeof(IdentityText), "Role", "Roles");

    public override string Icon => "shield";

    public override RecordRights Rights { get; } =
        new(IdentityPermissions.ManageRoles, IdentityPermissions.ManageRoles);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its page is its form.", RecordAbility.Page, RecordAbility.List);

    public override string ListUrl => "/identity/roles";

    protected override string Page => "/identity/roles/{id}/edit";

    public override Expression<Func<Role, string>> Title { get; } = r => r.Name;

    public override IQueryable<Role> Visible(Asking<IdentityModuleDbContext> asking) => asking.Db.Roles;
}
