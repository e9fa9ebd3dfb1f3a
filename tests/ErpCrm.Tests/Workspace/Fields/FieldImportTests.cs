using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Workspace.Imports;
using ErpCrm.Workspace.Fields;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>Fields of the company are columns of files too, under the rules of their forms.</summary>
public sealed class FieldImportTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string, string) Changing = ("Way", "AddAndUpdate");

    public static TheoryData<CustomType> Types => [.. Enum.GetValues<CustomType>()];

    [Theory, MemberData(nameof(Types))]
    public async Task A_value_of_every_type_comes_out_of_a_file_as_if_it_were_typed(CustomType type)
    {
        var (field, sign) = (await app.FieldAsync(type), ImportSteps.Unique());
        var (said, kept, wrong) = SampleOf(field, await app.CompanyAsync(TestUser.Sales));
        var file = $"Name;Email;{field.NameEn}\r\nAzamat;a{sign}@x.kg;{said}\r\nBermet;b{sign}@x.kg;{wrong}\r\n"
            + $"Cholpon;c{sign}@x.kg;\r\n";
        var figures = await app.FiguresAsync(TestUser.Sales, await app.ImportedAsync(TestUser.Sales, "lead", file));
        Assert.StartsWith("2 0 0 1", figures, StringComparison.Ordinal);
        Assert.Contains(field.NameEn, figures, StringComparison.Ordinal);
        Assert.Equal(kept, await KeptAsync($"a{sign}@x.kg", field));
        Assert.Null(await KeptAsync($"c{sign}@x.kg", field));

        // The same again is no change.
        Assert.StartsWith("0 0 2 1", await app.FiguresAsync(
            TestUser.Sales, await app.CheckedAsync(TestUser.Sales, "lead", file, Changing)), StringComparison.Ordinal);
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task A_new_record_begins_with_what_its_form_begins_with()
    {
        var (field, sign) = (await app.FieldAsync(CustomType.Text, change: said => said with
        {
            IsRequired = true, Default = "\"usual\"",
        }), ImportSteps.Unique());
        var url = await app.ImportedAsync(
            TestUser.Sales, "lead", $"Name;Email\r\nAzamat;a{sign}@x.kg\r\nBermet;b{sign}@x.kg\r\n");
        Assert.Equal("2 0 0 0", await app.FiguresAsync(TestUser.Sales, url));
        Assert.Equal("usual", await KeptAsync($"a{sign}@x.kg", field));
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task Whoever_may_not_fill_a_field_in_has_no_column_of_it_and_is_not_asked_for_it()
    {
        var (field, sign) = (await app.FieldAsync(CustomType.Text, change: said => said with
        {
            Guard = FieldGuard.Changing, IsRequired = true,
        }), ImportSteps.Unique());
        const string example = "/workspace/imports/example?kind=lead&as=csv";
        Assert.Contains(field.NameEn, await app.Browser(TestUser.Owner).Http.GetStringAsync(example),
            StringComparison.Ordinal);
        Assert.DoesNotContain(field.NameEn, await app.Browser(TestUser.Sales).Http.GetStringAsync(example),
            StringComparison.Ordinal);
        var url = await app.ImportedAsync(
            TestUser.Sales, "lead", $"Name;Email;{field.NameEn}\r\nAzamat;a{sign}@x.kg;said\r\n");
        Assert.Equal("1 0 0 0", await app.FiguresAsync(TestUser.Sales, url));
        Assert.Null(await KeptAsync($"a{sign}@x.kg", field));
        await app.DeleteAsync(field);
    }

    [Fact]
    public async Task What_a_stage_asks_for_is_asked_of_each_row_that_goes_there()
    {
        var (admin, sign) = (TestUser.Administrator, ImportSteps.Unique());
        await app.ImportedAsync(admin, "project", $"Project;Client\r\nSite {sign};Buyer {sign}\r\n");
        await app.ImportedAsync(admin, "task", $"Task;Project\r\nDraw;Site {sign}\r\nBuild;Site {sign}\r\n");
        var field = await app.FieldAsync(
            CustomType.Text, Kinds.Task, said => said with { RequiredFrom = nameof(TaskState.Done) });
        var url = await app.ImportedAsync(admin, "task",
            $"Task;Project;Status;{field.NameEn}\r\nDraw;Site {sign};Done;\r\nBuild;Site {sign};Done;ready\r\n"
            + $"Ship;Site {sign};Done;\r\nRest;Site {sign};ToDo;\r\n", Changing);
        Assert.StartsWith("1 1 0 2", await app.FiguresAsync(admin, url), StringComparison.Ordinal);
        Assert.Equal("Build Done, Draw ToDo, Rest ToDo", await StatesAsync(sign));
        await app.DoImportAsync(admin, url, "undo");
        Assert.Equal("Build ToDo, Draw ToDo", await StatesAsync(sign));
        await app.DeleteAsync(field);
    }

    // What the file says, what the record keeps, and what neither form nor file takes.
    private static (string Said, string Kept, string Wrong) SampleOf(FieldDefinition field, Company company) =>
        field.Type switch
        {
            CustomType.Number => ("1234.5", "1234.5", "many"),
            CustomType.Money => ("99.5", "99.5", "much"),
            CustomType.Date => ("2026-02-03", "2026-02-03", "31.02.2025"),
            CustomType.YesNo => ("yes", "True", "perhaps"),
            CustomType.Choice => ("beta", CustomValues.Written(field.IdOf("Beta")), "Delta"),
            CustomType.Choices => ("Gamma, alpha", $"{field.IdOf("Alpha")}, {field.IdOf("Gamma")}", "Alpha, Delta"),
            CustomType.Person => (TestUser.SalesMate.Name, CustomValues.Written(TestUser.SalesMate.Id), "Nobody"),
            CustomType.Link => ("firm.kg/a", "https://firm.kg/a", "no address"),
            CustomType.Reference => (company.Name, CustomValues.Written(company.Id), "Nothing called so"),
            _ => ("soon", "soon", new string('x', 4001)),
        };

    private async Task<string?> KeptAsync(string email, FieldDefinition field) => CustomValues.Of(
        await app.InAsync<CrmDbContext, string?>(db => db.Leads.Where(l => l.EmailKey == email).Select(l => l.Custom)
            .SingleAsync())).Plain(field.Key);

    private async Task<string> StatesAsync(string sign) => string.Join(", ",
        (await app.InAsync<ProjectsDbContext, List<ProjectTask>>(db => db.Tasks
            .Where(t => db.Projects.Any(p => p.Id == t.ProjectId && p.Name == $"Site {sign}"))
            .OrderBy(t => t.Name).ToListAsync())).Select(task => $"{task.Name} {task.State}"));
}
