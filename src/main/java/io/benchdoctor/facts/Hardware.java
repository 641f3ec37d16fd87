package io.benchdoctor.facts;

import io.benchdoctor.catalog.Gpu;
import io.benchdoctor.catalog.GpuCatalog;
import io.benchdoctor.catalog.ModelCatalog;
import io.benchdoctor.catalog.ModelShape;
import io.benchdoctor.catalog.WeightType;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** What the books know of the card and of the model that a run states. */
final class Hardware {
    /** Words by which a setting says that it leaves the matter to the model. */
    private static final Set<String> UNSET = Set.of("none", "null", "auto", "");

    private Hardware() {}

    /**
     * The card that the run states.
     *
     * @throws Unavailable when none is stated, and when the book has no card of that name or more than one
     */
    static Gpu gpu(FactSheet sheet) throws Unavailable {
        Setting stated = stated(sheet, SettingKey.GPU);
        return GpuCatalog.standard().find(stated.value()).orElseThrow(() -> Unavailable.because(Why.NOT_IN_CATALOG));
    }

    /**
     * The shape of the model that the run states.
     *
     * @throws Unavailable when none is stated, and when the book has no model of that name or more than one
     */
    static ModelShape model(FactSheet sheet) throws Unavailable {
        Setting stated = stated(sheet, SettingKey.MODEL);
        return ModelCatalog.standard().find(stated.value()).orElseThrow(() -> Unavailable.because(Why.NOT_IN_CATALOG));
    }

    /**
     * How the server holds the weights: as its settings say, else as the name of the model says, else as its author
     * publishes them.
     *
     * @throws Unavailable when they are packed in a way that nobody puts a number to
     */
    static WeightType weights(FactSheet sheet) throws Unavailable {
        ModelShape model = model(sheet);
        String name = stated(sheet, SettingKey.MODEL).value();
        Optional<String> packing = text(sheet, SettingKey.QUANTIZATION);
        if (WeightType.isPacked(name)) {
            return WeightType.stated(name).orElseThrow(() -> Unavailable.because(Why.NOT_IN_CATALOG));
        }
        if (packing.isPresent() && !packing.get().equals("mxfp4")) {
            boolean asPublished = model.weights() != WeightType.HALF;
            return WeightType.stated(packing.get())
                    .or(() -> asPublished ? Optional.of(model.weights()) : Optional.empty())
                    .orElseThrow(() -> Unavailable.because(Why.NOT_IN_CATALOG));
        }
        boolean full = text(sheet, SettingKey.DTYPE)
                .filter(type -> type.matches("(torch\\.)?float(32)?"))
                .isPresent();
        return full && model.weights() == WeightType.HALF ? WeightType.FULL : model.weights();
    }

    /** Bytes of one number in the KV cache: two, or one where keys and values are narrowed. */
    static double keptBytes(FactSheet sheet) {
        boolean narrow = text(sheet, SettingKey.KV_CACHE_TYPE)
                .filter(type -> type.contains("fp8") || type.contains("int8"))
                .isPresent();
        return narrow ? 1 : 2;
    }

    /** Cards among which the keys and values of one token are shared out; the rest keep copies. */
    static double keptApart(ModelShape model, double tensorParallel) {
        OptionalInt heads = model.heads();
        return heads.isPresent() ? Math.min(tensorParallel, heads.getAsInt()) : 1;
    }

    /** A number of cards or replicas that is one where nothing is stated. */
    static double orOne(FactSheet sheet, SettingKey key) {
        return sheet.setting(key)
                .map(Setting::number)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .orElse(1.0);
    }

    private static Optional<String> text(FactSheet sheet, SettingKey key) {
        return sheet.setting(key)
                .map(setting -> setting.value().strip().toLowerCase(Locale.ROOT))
                .filter(value -> !UNSET.contains(value));
    }

    private static Setting stated(FactSheet sheet, SettingKey key) throws Unavailable {
        return sheet.setting(key).orElseThrow(() -> Unavailable.because(Why.SETTING_UNKNOWN));
    }
}
