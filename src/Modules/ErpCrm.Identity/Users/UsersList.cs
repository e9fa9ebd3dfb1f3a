using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

internal sealed record UserRow(
    Guid Id, string Name, string Email, string Role, bool IsDisabled, DateTime? JoinedAt, bool HasSecondFactor,
    bool NeedsSecondFactor, DateTime? LastSeenAt);

internal sealed class UsersList : ListOf<User, UserRow>
{
    public UsersList()
        : base("users", "/identity/users", typeof(IdentityText))
    {
        Name = "Users";
        RowsAre(Kinds.User, r => r.Id, r => r.Name);
        Finds("Find users", (_, word) => u => u.SearchText.Contains(word));
        HasTabs(
            "status",
            new("", "All"),
            new("Active", "Active", (users, _) => users.Where(u => !u.IsDisabled && u.JoinedAt != null)),
            new("Invited", "Invited", (users, _) => users.Where(u => !u.IsDisabled && u.JoinedAt == null)),
            new("Disabled", "Disabled", (users, _) => users.Where(u => u.IsDisabled)));
        Follows<bool>(
            "lacksSecondFactor", Readers.Flag,
            (users, _, s) => LackingSecondStep(users, s.Get<IdentityModuleDbContext>()));
        WhenNoMatch("No users match");

        Text("name", "Name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Who(r.Name, Cells.Name($"/identity/users/{r.Id}", r.Name)));
        Choice(
            "status", "Status",
            r => r.IsDisabled ? UserStatus.Disabled : r.JoinedAt == null ? UserStatus.Invited : UserStatus.Active)
            .Tone(status => Tones.Of(status)).Card(3);
        Text("email", "E-mail", r => r.Email).Imports();
        Text("role", "Role", r => r.Role).FewTexts().Shows((r, s) => s.Say(r.Role)).Imports().Card(2);
        Flag("secondStep", "Second step", r => r.HasSecondFactor)
            .Shows((r, s) => r.HasSecondFactor ? s.Say("On") : r.NeedsSecondFactor ? s.Say("Missing") : null)
            .Cell((r, s) => r.HasSecondFactor ? Html.Text(s.Say("On")) : r.NeedsSecondFactor
                ? Cells.Badge("amber", s.Say("Missing")) : Cells.Nothing);
        Moment("seen", "Last seen", r => r.LastSeenAt).Class("r");
    }

    public override IQueryable<User> Visible(ListScope scope) =>
        scope.Get<IdentityModuleDbContext>().Users.AsNoTracking();

    protected override Expression<Func<User, UserRow>> Row(ListScope scope)
    {
        var db = scope.Get<IdentityModuleDbContext>();
        return u => new UserRow(
            u.Id, u.Name, u.Email, u.Role, u.IsDisabled, u.JoinedAt, u.HasSecondFactor,
            db.Roles.Any(r => r.Id == u.RoleId && r.NeedsSecondFactor),
            db.Sessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastSeenAt));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);

    private static IQueryable<User> LackingSecondStep(IQueryable<User> users, IdentityModuleDbContext db) =>
        users.Where(u => !u.HasSecondFactor && !u.IsDisabled && u.JoinedAt != null
            && db.Roles.Any(r => r.Id == u.RoleId && r.NeedsSecondFactor));
}
