using System.Text;
using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;

namespace ErpCrm.Workspace.Demo;

/// <summary>People of the demo company keep papers with their newest records: one every Monday.</summary>
internal sealed class FilesDemo(
    WorkspaceDbContext db, IFileStore store, RecordKinds kinds, IServiceProvider services, IBusinessClock clock)
    : IDemoActor
{
    private static readonly Paper[] Papers =
    [
        new(Kinds.Deal, "elena@orda.example", "Бриф.pdf", "Brief"),
        new(Kinds.Company, "nurlan@orda.example", "Встреча.txt", "Договорились о пилоте на две недели.\n"),
        new(Kinds.Project, "timur@orda.example", "План работ.csv", "Этап;Срок\nАнализ;2 недели\nВнедрение;6 недель\n"),
        new(Kinds.Invoice, "gulnara@orda.example", "Акт.pdf", "Act of acceptance"),
        new(Kinds.Deal, "nurlan@orda.example", "Offer.pdf", "Offer"),
        new(Kinds.Project, "jyldyz@orda.example", "Technical notes.txt", "Staging is ready, access by VPN.\n"),
    ];

    public int Order => 90;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.DayOfWeek != DayOfWeek.Monday) return;
        var week = day.DayNumber / 7;
        var paper = Papers[week % Papers.Length];
        world.At(day, 15, week % 60);
        using var acting = world.As(paper.By);
        // Ids are in the order of their making.
        if (await kinds.Get(paper.Kind).VisibleAsync(services, ct) is not { Count: > 0 } ids) return;
        var content = ContentOf(paper, day);
        var file = await store.PutAsync(new MemoryStream(content), ct);
        db.Add(Attachment.Of(new RecordRef(paper.Kind, ids.Max()), file, paper.Name, FileTypes.Of(content),
            new By(world.UserIds[paper.By], clock.UtcNow)));
        await db.SaveChangesAsync(ct);
    }

    private static byte[] ContentOf(Paper paper, DateOnly day) => paper.Name.EndsWith(".pdf", StringComparison.Ordinal)
        ? PlainPdf.Of(paper.Text, $"Orda Consulting, {day:yyyy-MM-dd}")
        : Encoding.UTF8.GetBytes(paper.Text);

    private sealed record Paper(string Kind, string By, string Name, string Text);
}
