using ErpCrm.Ui.Mvc;

namespace ErpCrm.Tests.Ui.Mvc;

public sealed class FormConflictTests
{
    private static readonly Form Mine = new()
    {
        Name = "Mine", Note = "a\r\nb", Rate = 10m, CompanyId = new Guid("11111111-1111-1111-1111-111111111111"),
        CompanyIdText = "Altyn", Version = 3
    };

    [Fact]
    public void Only_what_differs_is_shown()
    {
        var conflict = FormConflict.Between(Mine, Mine with { Name = "Theirs", Note = "a\nb ", Version = 4 });
        Assert.Equal(["Name"], conflict.Fields.Select(field => field.Name));
        Assert.Equal(("Theirs", "Mine"), (conflict.Fields[0].Theirs, conflict.Fields[0].Mine));
    }

    [Fact]
    public void A_field_the_form_did_not_show_is_not_compared()
    {
        var conflict = FormConflict.Between(Mine with { Rate = 0 }, Mine with { Name = "Theirs", Rate = 12m },
            field => field != "Rate");
        Assert.Equal(["Name"], conflict.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Keeping_mine_replaces_the_version_that_is_saved_now() =>
        Assert.Equal(4, FormConflict.Between(Mine, Mine with { Version = 4 }).Version);

    [Fact]
    public void A_chosen_record_is_shown_by_its_name_and_taken_by_its_id()
    {
        var field = Assert.Single(FormConflict.Between(Mine, Mine with
        {
            CompanyId = new Guid("22222222-2222-2222-2222-222222222222"), CompanyIdText = "Naryn"
        }).Fields);
        Assert.Equal(("CompanyId", "Naryn", "Altyn", "22222222-2222-2222-2222-222222222222", "Naryn"),
            (field.Name, field.Theirs, field.Mine, field.TheirsValue, field.TheirsText));
    }

    [Fact]
    public void Values_are_shown_for_people_and_taken_for_the_field()
    {
        using var _ = new InCulture("ru");
        var field = Assert.Single(FormConflict.Between(Mine, Mine with { Rate = 1234.5m }).Fields);
        Assert.Equal(("1 234,5", "1234,5"), (field.Theirs.Replace('\u00a0', ' '), field.TheirsValue));
    }

    [Fact]
    public void Of_chosen_ids_those_differ_that_one_version_has_alone()
    {
        var (both, mine, theirs) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var fields = FormConflict
            .Between(Mine with { MemberIds = [both, mine] }, Mine with { MemberIds = [theirs, both] }).Fields
            .ToDictionary(field => field.Choice!);
        Assert.Equal(2, fields.Count);
        Assert.Equal(("MemberIds", "true", "false"),
            (fields[$"{mine}"].Name, fields[$"{mine}"].MineValue, fields[$"{mine}"].TheirsValue));
        Assert.Equal(("MemberIds", "false", "true"),
            (fields[$"{theirs}"].Name, fields[$"{theirs}"].MineValue, fields[$"{theirs}"].TheirsValue));
    }

    [Fact]
    public void Rows_that_are_not_compared_are_not_said_to_be_the_same()
    {
        Assert.True(FormConflict.Between(Mine, Mine).IsWhole);
        Assert.False(FormConflict.Between(new RowsForm(), new RowsForm()).IsWhole);
    }

    private sealed record RowsForm
    {
        public List<Form> Rows { get; init; } = [];
    }

    private sealed record Form
    {
        public string? Name { get; init; }
        public string? Note { get; init; }
        public decimal Rate { get; init; }
        public Guid CompanyId { get; init; }
        public string? CompanyIdText { get; init; }
        public List<Guid> MemberIds { get; init; } = [];
        public int Version { get; init; }
    }
}
