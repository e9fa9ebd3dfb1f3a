using System.Text.RegularExpressions;
using ErpCrm.Identity.Company;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>Writes a text into every free text column of the firm, read from the models.</summary>
internal static partial class Canaries
{
    /// <summary>An element that no page makes: where it stands in a document, a text was taken for markup.</summary>
    public const string Element = "xss-canary";

    private static readonly string[] Markup =
    [
        "\"'><xss-canary><img src=x onerror=ran=1><script>ran=1</script>{{7*7}}",
        "\"><xss-canary><img src=x onerror=ran=1>", "\"><xss-canary>", "<xss-canary>",
    ];

    private static readonly string[] Formulas = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1"];

    public static Task PlantMarkupAsync(WalkerApp app) =>
        PlantAsync(app, length => [Markup.FirstOrDefault(m => m.Length + 6 <= length) ?? ""]);

    public static Task PlantFormulasAsync(WalkerApp app) =>
        PlantAsync(app, length => [.. Formulas.Where(f => f.Length + 6 <= length)]);

    private static async Task PlantAsync(WalkerApp app, Func<int, IReadOnlyList<string>> texts)
    {
        await app.PutBackAsync();
        var planted = 0;
        using var scope = app.Services.CreateScope();
        foreach (var module in app.Services.GetServices<ModuleInfo>())
        {
            var model = ((DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType)).Model;
            foreach (var type in model.GetEntityTypes()
                .Where(t => t.GetTableName() is not null && !t.IsOwned() && !Technical.Contains(t.ClrType.Name)))
            {
                foreach (var property in type.GetProperties().Where(p => IsFreeText(module.Name, p)))
                {
                    if (texts(property.GetMaxLength() is > 0 and var length ? length : 4000).Where(t => t.Length > 0)
                        .ToList() is not { Count: > 0 } fitting)
                        continue;
                    planted++;
                    for (var i = 0; i < fitting.Count; i++) Write(app, type, property, fitting[i], i, fitting.Count);
                }
            }
        }

        Assert.True(planted > 60, $"{planted} columns took the text");
        await app.Services.GetRequiredService<CompanyProfileStore>().RefreshAsync(CancellationToken.None);
    }

    // Rows are told apart, so that unique columns stay unique.
    private static void Write(WalkerApp app, IEntityType type, IProperty property, string text, int part, int parts)
    {
        var isUnique = type.GetIndexes().Any(i => i.IsUnique && i.Properties.Contains(property));
        app.Database.Plant(FirmDatabase.TableOf(type), property.GetColumnName(), text, part, parts, isUnique);
    }

    private static bool IsFreeText(string module, IProperty property) =>
        property.ClrType == typeof(string) && !property.IsKey() && !property.IsForeignKey()
            && property.GetTypeMapping().Converter is null
        && !Fixed().IsMatch(property.Name)
        && !(module == "Identity" && property.Name.Contains("Email", StringComparison.Ordinal));

    private static readonly string[] Technical = ["SubmittedForm", "InboxMessage", "OutboxMessage", "LoggedEvent",
        "ListenerState", "Session", "Link", "SetupToken", "Role", "RoleGrant", "KnownPermission", "SignInTries",
        "SecondFactorUse", "RecoveryCode", "Stamp", "OutgoingMail", "DocumentFile", "NumberSequence", "IssuedDocument"];

    [GeneratedRegex(
        "Currency|Language|Theme|TimeZone|Hash|Stamp|Key$|Normalized|SearchText|Payload|Changes|^Entity$|^Action$|^Kind$|^State$|Content$|Json|Receipt|LogoType|^Role$|^Template$|Arguments|Series|Colour|^Icon$|^Number$|^Choices$|^Answers$|^Results$|^States$|^Custom$|^Default$|^Settings$|^Reasons$|^Mapping$")]
    private static partial Regex Fixed();
}
