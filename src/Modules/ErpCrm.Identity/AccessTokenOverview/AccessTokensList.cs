using System.Linq.Expressions;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Text;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.AccessTokenOverview;

internal sealed record AccessTokenRow(
    Guid Id, string Name, string End, Guid UserId, string? User, DateTime CreatedAt, DateTime ExpiresAt,
    DateTime? LastSeenAt, DateTime? RevokedAt);

/// <summary>Everybody's tokens, the newest first.</summary>
internal sealed class AccessTokensList : ListOf<AccessToken, AccessTokenRow>
{
    public AccessTokensList()
        : base("access-tokens", "/identity/access-tokens", typeof(IdentityText))
    {
        Name = "Access tokens";
        WhenNothing(new("key-round", "No access tokens",
            "With a token a program asks in somebody's name. Everybody makes his own in his profile."));
        WhenNoMatch("Nothing here");
        HasTabs(
            "tab",
            new("", "Active", (tokens, s) => Good(tokens, s.Clock.UtcNow)),
            new("all", "All"));
        Text("name", "Name", r => r.Name).Sorts().Card(1)
            .Cell(r => Html.Of($"{r.Name} {Cells.Muted("…" + r.End)}"));
        Person("user", "User", r => r.UserId, r => r.User).Card(3).Cell(r => Cells.Who(r.User));
        Moment("created", "Created", r => r.CreatedAt).Sorts().Card(4);
        Moment("expires", "Expires", r => r.ExpiresAt).Sorts()
            .Cell((r, s) => s.Moment(r.ExpiresAt, exact: true));
        Moment("seen", "Last used", r => r.LastSeenAt);
        Text("actions", "Actions", r => "").HeadHidden().Card(2).Class("r").View("_Revoke", r => r);
    }

    protected override bool FindsFirst => false;

    public override IQueryable<AccessToken> Visible(ListScope scope) =>
        scope.Get<IdentityModuleDbContext>().AccessTokens.AsNoTracking();

    protected override Expression<Func<AccessToken, AccessTokenRow>> Row(ListScope scope)
    {
        var users = scope.Get<IdentityModuleDbContext>().Users;
        return t => new AccessTokenRow(t.Id, t.Name, t.End, t.UserId,
            users.Where(u => u.Id == t.UserId).Select(u => u.Name).FirstOrDefault(), t.CreatedAt, t.ExpiresAt,
            t.LastSeenAt, t.RevokedAt);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("created", true);

    private static IQueryable<AccessToken> Good(IQueryable<AccessToken> tokens, DateTime now) =>
        tokens.Where(t => t.RevokedAt == null && t.ExpiresAt > now);
}
