using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Identity.Users;

/// <summary>Somebody who signs in.</summary>
internal sealed class UserRecord : Record<IdentityModuleDbContext, User>
{
    public override string Key => Kinds.User;

    public override RecordWords Words { get; } = new(typeof(IdentityText), "User", "Users");

    public override string Icon => "users";

    public override RecordRights Rights { get; } =
        new(IdentityPermissions.ManageUsers, IdentityPermissions.ManageUsers);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("A sign-in; what is known of somebody stands with the person.", RecordAbility.Fields, RecordAbility.Search)
        .And("Invited one by one, and told so by mail.", RecordAbility.Import, RecordAbility.Approval)
        .And("What somebody did stands under his own sign-in for ever.", RecordAbility.Merge);

    public override string ListUrl => "/identity/users";

    public override Expression<Func<User, string>> Title { get; } = u => u.Name;

    public override IReadOnlyList<Field<User>> Fields { get; } =
    [
        Fields<User>.Text("name", "Name", u => u.Name).Sorts(),
        Fields<User>.Text("email", "Email", u => u.Email).Sorts(),
        Fields<User>.Record("role", "Role", Kinds.Role, u => u.RoleId, u => u.Role).Sorts(),
        Fields<User>.Flag("isDisabled", "Is disabled", u => u.IsDisabled),
        Fields<User>.Moment("joinedAt", "Joined at", u => u.JoinedAt).Sorts(),
        Fields<User>.Flag("hasSecondFactor", "Has second factor", u => u.HasSecondFactor),
    ];

    public override IQueryable<User> Visible(Asking<IdentityModuleDbContext> asking) => asking.Db.Users;
}
