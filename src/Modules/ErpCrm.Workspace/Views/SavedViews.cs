using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Views;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Views;

/// <summary>The views of lists, kept in memory until somebody saves one:
/// a list asks for them each time it is shown.</summary>
internal sealed class SavedViews(WorkspaceDbContext db) : ISavedViews
{
    /// <summary>Of one list for one reader.</summary>
    private const int Most = 100;

    public string Url => "/workspace/views";

    public async Task<IReadOnlyList<SavedView>> OfAsync(string list, ICurrentUser reader, CancellationToken ct)
    {
        var team = string.Join(',', reader.TeamMates.Order());
        var found = await db.KeptAsync($"views {list} {reader.Id} {team}", null,
            [typeof(KeptView), typeof(ViewUse), typeof(Platform.Copies.UserCopy)], () => FindAsync(list, reader, ct));
        var manages = reader.Can(WorkspacePermissions.ManageViews);
        return [.. found.Select(view => view with { CanChange = view.IsMine || manages })];
    }

    private async Task<List<SavedView>> FindAsync(string list, ICurrentUser reader, CancellationToken ct)
    {
        var (me, uses) = (reader.Id, db.ViewUses.Where(u => u.UserId == reader.Id));
        var views = await db.Views.AsNoTracking().VisibleTo(reader).Where(v => v.List == list)
            .Select(v => new
            {
                View = v,
                Owner = db.Users.Where(u => u.Id == v.OwnerId).Select(u => u.Name).FirstOrDefault(),
                Use = uses.FirstOrDefault(u => u.ViewId == v.Id),
            })
            .OrderBy(v => v.View.Position).ThenBy(v => v.View.Name).Take(Most).ToListAsync(ct);
        return
        [
            .. views.OrderBy(v => v.View.Sharing).Select(v => new SavedView(
                v.View.Id, v.View.Name, v.View.Sharing, v.View.Query, v.View.OwnerId == me, v.Owner ?? "",
                CanChange: false, v.Use?.IsDefault == true, v.Use?.Draft, v.View.Version)),
        ];
    }
}
