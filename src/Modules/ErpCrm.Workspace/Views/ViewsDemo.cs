using ErpCrm.Demo;
using ErpCrm.Ui.Lists.Views;

namespace ErpCrm.Workspace.Views;

/// <summary>How people of the demo company look at their lists.</summary>
internal sealed class ViewsDemo(WorkspaceDbContext db) : IDemoActor
{
    private static readonly (string List, string Owner, ViewSharing Sharing, string Name, string Query)[] Kept =
    [
        ("deals", "elena@orda.example", ViewSharing.Company, "Закрываются в этом месяце", "?f.close=this-month"),
        ("deals", "aida@orda.example", ViewSharing.Company, "По ответственным", "?group=owner"),
        ("deals", "nurlan@orda.example", ViewSharing.Private, "Кийинки кадамы жок бүтүмдөрүм",
            "?f.next=empty&f.owner=me"),
        ("leads", "elena@orda.example", ViewSharing.Company, "Рекомендации за 90 дней",
            "?f.captured=last-90&f.source=Referral&status=All"),
        ("invoices", "gulnara@orda.example", ViewSharing.Company, "Мөөнөтү өткөн эсептер",
            "?f.due=past&f.open=0.01..&sort=due"),
        ("invoices", "gulnara@orda.example", ViewSharing.Private, "По валютам", "?group=currency&sort=due"),
        ("tasks", "marat@orda.example", ViewSharing.Company, "На этой неделе", "?f.due=this-week&group=assignee"),
    ];

    public int Order => 96;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day < world.Today) return;
        foreach (var (at, (list, owner, sharing, name, query)) in Kept.Index())
            db.Add(KeptView.Save(list, name, world.UserIds[owner], sharing, query, at + 1));
        await db.SaveChangesAsync(ct);
    }
}
