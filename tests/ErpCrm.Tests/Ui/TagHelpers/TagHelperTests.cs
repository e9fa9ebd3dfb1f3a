using ErpCrm.SharedKernel;
using ErpCrm.Ui.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Tests.Ui.TagHelpers;

public sealed class TagHelperTests
{
    [Theory]
    [InlineData("en", "<span class=\"num nowrap\">KGS 1,234.50</span>")]
    [InlineData("ky", "<span class=\"num nowrap\">1 234,50 сом</span>")]
    [InlineData("ru", "<span class=\"num nowrap\">1 234,50 сом</span>")]
    public void Money_is_written_in_the_readers_language(string language, string html)
    {
        using var _ = new InCulture(language);
        Assert.Equal(html, Render(new MoneyTagHelper { Value = 1234.5m, Currency = "KGS" }));
        Assert.Equal(html, Render(new MoneyTagHelper { Amount = new Money(1234.5m, "KGS") }));
    }

    [Fact]
    public void Money_without_currency_is_a_figure_and_without_value_a_dash()
    {
        using var _ = new InCulture("en");
        Assert.Contains(">1,235<", Render(new MoneyTagHelper { Value = 1234.5m }), StringComparison.Ordinal);
        Assert.Contains(">–<", Render(new MoneyTagHelper { Currency = "KGS" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "<time class=\"num nowrap\" datetime=\"2026-11-23\">23 Nov 2026</time>")]
    [InlineData("ky", "<time class=\"num nowrap\" datetime=\"2026-11-23\">23.11.2026</time>")]
    [InlineData("ru", "<time class=\"num nowrap\" datetime=\"2026-11-23\">23.11.2026</time>")]
    public void A_date_carries_its_machine_form(string language, string html)
    {
        using var _ = new InCulture(language);
        Assert.Equal(html, Render(new DateTagHelper { Value = new DateOnly(2026, 11, 23) }));
    }

    [Fact]
    public void A_badge_has_the_class_of_its_tone()
    {
        Assert.Equal("<span class=\"badge green\"></span>", Render(new BadgeTagHelper { Tone = "green" }));
        Assert.Equal("<span class=\"badge\"></span>", Render(new BadgeTagHelper { Tone = "gray" }));
    }

    [Fact]
    public void An_avatar_is_hidden_from_screen_readers_unless_it_stands_alone()
    {
        Assert.Contains("aria-hidden=\"true\">АБ<", Render(new AvatarTagHelper { Name = "Айда Бекова" }),
            StringComparison.Ordinal);
        Assert.Contains("<span class=\"vh\">Айда &lt;Бекова&gt;</span>",
            Render(new AvatarTagHelper { Name = "Айда <Бекова>", Named = true }), StringComparison.Ordinal);
    }

    private static string Render(TagHelper helper)
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "id");
        var output = new TagHelperOutput("x", [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, Markup.Encoder);
        return writer.ToString().Replace("&#xA0;", " ", StringComparison.Ordinal).Replace('\u00a0', ' ');
    }
}
