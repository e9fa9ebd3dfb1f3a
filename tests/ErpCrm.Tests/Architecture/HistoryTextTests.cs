using System.Globalization;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using ErpCrm.Web.Administration;
using ErpCrm.Web.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Tests.Architecture;

/// <summary>The history names records, parts, fields and states in the
/// reader's language; nobody lists them, so they are found here.</summary>
public sealed class HistoryTextTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("ky-KG")]
    [InlineData("ru-RU")]
    public async Task Every_part_field_and_state_of_the_history_has_a_word(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        await using var scope = app.Services.CreateAsyncScope();
        var factory = scope.ServiceProvider.GetRequiredService<IStringLocalizerFactory>();
        var shared = scope.ServiceProvider.GetRequiredService<IStringLocalizer<SharedText>>();
        var web = scope.ServiceProvider.GetRequiredService<IStringLocalizer<WebText>>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        void Need(string where, string word, string of, params IStringLocalizer[] places)
        {
            if (places.All(
                p => p[word].ResourceNotFound && p[char.ToLowerInvariant(word[0]) + word[1..]].ResourceNotFound))
                missing.Add($"{where}: {word}   ({of})");
        }

        foreach (var module in scope.ServiceProvider.GetServices<ModuleInfo>())
        {
            var own = factory.For(module.ContextType.Assembly);
            void NeedIn(Type type, string word)
            {
                if (own[HistoryReader.ContextOf(type, word)].ResourceNotFound)
                    Need(module.Name, word, type.Name, own, shared);
            }

            var db = (DbContext)scope.ServiceProvider.GetRequiredService(module.ContextType);
            foreach (var type in db.Model.GetEntityTypes()
                .Where(t => typeof(Entity).IsAssignableFrom(t.ClrType) || IsPart(t.ClrType)))
            {
                if (IsPart(type.ClrType))
                    Need(module.Name, Texts.Words(StoredNames.Of(type.ClrType)), type.ClrType.Name, own, shared);
                // Fields of the company are told by their own names.
                foreach (var property in type.GetProperties().Where(AuditInterceptor.IsAudited)
                    .Where(p => !type.ClrType.IsAssignableTo(typeof(ICustomized)) || p.Name != "Custom"))
                {
                    NeedIn(type.ClrType, Texts.Words(property.Name));
                    var kind = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                    foreach (var name in kind.IsEnum ? Enum.GetNames(kind) : [])
                        NeedIn(type.ClrType, Texts.Words(name));
                }
            }
        }

        foreach (var job in scope.ServiceProvider.GetServices<ScheduledJobDefinition>())
            Need("Web", JobRow.WordsOf(job.Name), job.Name, web);
        Assert.True(missing.Count == 0, string.Join('\n', missing));

        static bool IsPart(Type type) =>
            type.IsAssignableTo(typeof(IPartOf)) || type.IsAssignableTo(typeof(IAboutRecord));
    }
}
