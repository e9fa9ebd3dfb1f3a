using System.Text.Json.Nodes;
using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Workspace.Fields;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Demo;

/// <summary>What the demo company wants to know of its clients, deals and projects, and the words it puts on
/// them.</summary>
internal sealed class FieldsDemo(WorkspaceDbContext db, RecordKinds kinds, IServiceScopeFactory scopes) : IDemoActor
{
    private const string Aida = "aida@orda.example";
    private const string Elena = "elena@orda.example";
    private const int Newest = 4;

    private static readonly string[] Words = ["key client", "тендер", "referral", "повторный заказ"];

    private static readonly CustomChoice[] Segments =
    [
        Segment(1, "Banks and finance", "Банктар жана каржы", "Банки и финансы"),
        Segment(2, "Retail", "Соода", "Торговля"),
        Segment(3, "Public sector", "Мамлекеттик сектор", "Госсектор"),
        Segment(4, "Industry", "Өнөр жай", "Промышленность"),
    ];

    public int Order => 91;

    public async Task BeginAsync(DemoWorld world, CancellationToken ct)
    {
        if (await db.FieldDefinitions.AnyAsync(ct)) return;
        using var acting = world.As(Aida);
        db.AddRange(
            FieldDefinition.Add(1, Kinds.Company, CustomType.Choice, "", 1,
                Said(new CustomWords("Segment", "Сегмент", "Сегмент"), true, Segments) with { IsFast = true }),
            FieldDefinition.Add(2, Kinds.Deal, CustomType.YesNo, "", 1,
                Said(new CustomWords("Budget approved", "Бюджет макулдашылды", "Бюджет согласован"), true)),
            FieldDefinition.Add(3, Kinds.Project, CustomType.Text, "", 1,
                Said(new CustomWords("Contract number", "Келишимдин номери", "Номер договора"), false)),
            FieldDefinition.Add(4, Kinds.Deal, CustomType.Reference, "", 2,
                Said(new CustomWords("Recommended by", "Ким сунуштады", "Кто рекомендовал"), false), Kinds.Company));
        await db.SaveChangesAsync(ct);
    }

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day.DayOfWeek != DayOfWeek.Monday) return;
        world.At(day, 16, day.DayNumber / 7 % 60);
        using var acting = world.As(Elena);
        foreach (var kind in new[] { Kinds.Company, Kinds.Deal, Kinds.Project })
        {
            await using var scope = scopes.CreateAsyncScope();
            await FillAsync(kinds.Get(kind), scope.ServiceProvider, day, ct);
        }
    }

    // Ids are in the order of their making.
    private static async Task FillAsync(RecordKind kind, IServiceProvider services, DateOnly day, CancellationToken ct)
    {
        foreach (var id in (await kind.VisibleAsync(services, ct)).OrderDescending().Take(Newest))
        {
            if (await kind.CustomAsync(services, id, ct) is not null) continue;
            var chance = id.ToByteArray()[15];
            await kind.GiveCustomAsync(services, id, KeyOf(kind.Key), ValueOf(kind.Key, chance, day), ct);
            if (chance % 3 == 0)
                await services.GetRequiredService<RecordTags>()
                    .AddAsync(new RecordRef(kind.Key, id), Words[chance % Words.Length], ct);
        }
    }

    private static CustomChoice Segment(int number, string en, string ky, string ru) =>
        new(new Guid($"0192f000-0000-7000-8000-{number:000000000000}"), new CustomWords(en, ky, ru));

    private static string KeyOf(string kind) => kind switch { Kinds.Company => "f1", Kinds.Deal => "f2", _ => "f3" };

    private static JsonNode? ValueOf(string kind, int chance, DateOnly day) => kind switch
    {
        Kinds.Company => JsonValue.Create(CustomValues.Written(Segments[chance % Segments.Length].Id)),
        Kinds.Deal => JsonValue.Create(chance % 2 == 0),
        _ => JsonValue.Create($"{day.Year}/{chance:000}-К"),
    };

    private static FieldSaid Said(CustomWords name, bool isInLists, params CustomChoice[] choices) => new(
        name, CustomWords.Nothing, CustomWords.Nothing, IsRequired: false, isInLists, FieldGuard.Nobody, "", choices);
}
